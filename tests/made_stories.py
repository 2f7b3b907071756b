"""Three made-up stories of one day, each told by several accounts, in English, Hindi and Spanish."""

from __future__ import annotations

from discrepancy import Article

FERRY = (
    Article(
        "The ferry Marisol ran aground off Port Calderon on Tuesday with 214 passengers aboard. The coast guard took "
        "everyone off by 9:40 p.m. and 17 were treated for cold. Captain Elena Duarte said the engine failed near "
        "Punta Brava, 3.2 kilometres from the harbour.",
        "Harbour Post",
        published="2025-03-04",
        language="en",
    ),
    Article(
        "All 214 people aboard the Marisol are safe after the ferry struck rocks at Punta Brava on Tuesday night. "
        "Captain Duarte blamed a dead engine; 19 passengers went to hospital in Port Calderon, most of them chilled.",
        "Coast Courier",
        published="2025-03-05",
        language="en",
    ),
    Article(
        "El transbordador Marisol encalló el martes frente a Punta Brava, a 3,2 kilómetros de Port Calderon, con 214 "
        "pasajeros a bordo. La capitana Elena Duarte habló de un fallo del motor. Unos 17 viajeros fueron atendidos.",
        "Diario del Puerto",
        published="2025-03-05",
        language="es",
    ),
)
DAM = (
    Article(
        "Engineers opened six gates of the Tarkeshwar dam on Monday after 182 millimetres of rain in a day. Some 4,300 "
        "people left 12 villages in Bhagwanpur district, and relief of Rs 25 lakh was announced by minister Anil "
        "Rathore.",
        "Valley Herald",
        published="2025-03-03",
        language="en",
    ),
    Article(
        "तारकेश्वर बांध के छह गेट सोमवार को खोले गए। भगवानपुर जिले के 12 गांवों से 4,300 लोगों को निकाला गया। एक दिन में "
        "182 मिलीमीटर बारिश हुई। मंत्री अनिल राठौर ने 25 लाख रुपये की राहत की घोषणा की।",
        "दैनिक घाटी",
        published="2025-03-04",
        language="hi",
    ),
)
RESULTS = (
    Article(
        "Ostrava Instruments said on Tuesday that quarterly profit rose 14 percent to 88.4 million euros. Chief "
        "executive Petra Novotna expects sales of 1.9 billion euros this year and will hire 600 people in Brno.",
        "Ledger",
        published="2025-03-04",
        language="en",
    ),
    Article(
        "Petra Novotna, who runs Ostrava Instruments, promised 600 jobs in Brno after profit climbed to 88.4 million "
        "euros in the quarter. Sales should reach 1.9 billion euros.",
        "Market Wire",
        published="2025-03-04",
        language="en",
    ),
)
DAY = (*FERRY, *DAM, *RESULTS)
