// Reads Web Annotations as others do. In: {collection, texts: {IRI of a source: its text}}. Out: every annotation as
// dokieli reads it and what Apache Annotator selects in the texts, and the nodes of each type that a JSON-LD processor
// finds. Fails on a term that the context of the standard lacks. Nothing is fetched.

import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { parseAnnotation } from '@dokieli/web-annotation';
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from '@apache-annotator/selector';
import { WEB_ANNOTATION_CONTEXT_DOCUMENT } from './node_modules/@dokieli/web-annotation/dist/contexts/anno.js';

const { collection, texts } = JSON.parse(readFileSync(0, 'utf8'));

async function documentLoader(url) {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`asked for ${url}`);
  return { documentUrl: url, document: WEB_ANNOTATION_CONTEXT_DOCUMENT, contextUrl: null };
}

// A text is one chunk.
const whole = (text) => ({
  currentChunk: { data: text, equals: () => true },
  nextChunk: () => null,
  previousChunk: () => null,
  precedesCurrentChunk: () => false,
});

async function selected(selector, text) {
  const matcher = selector.type === 'TextQuoteSelector' ? textQuoteSelectorMatcher : textPositionSelectorMatcher;
  const found = [];
  for await (const { startIndex, endIndex } of matcher(selector)(whole(text))) {
    const start = [...text.slice(0, startIndex)].length; // in code points
    const words = text.slice(startIndex, endIndex);
    found.push([start, start + [...words].length, words]);
  }
  return { type: selector.type, found };
}

const expanded = await jsonld.expand(collection, { documentLoader, safe: true });
const nodes = (await jsonld.flatten(expanded))['@graph'] ?? (await jsonld.flatten(expanded));
const types = {};
for (const type of nodes.flatMap((node) => node['@type'] ?? [])) types[type] = (types[type] ?? 0) + 1;

const annotations = [];
for (const item of collection.first.items) {
  const read = await parseAnnotation({ '@context': collection['@context'], ...item });
  const targets = [];
  for (const target of [item.target].flat()) {
    const text = texts[target.source.id];
    const selections = [];
    for (const selector of target.selector) selections.push(await selected(selector, text));
    targets.push({ source: target.source.id, selections });
  }
  annotations.push({ read, targets });
}
process.stdout.write(JSON.stringify({ annotations, types }));
