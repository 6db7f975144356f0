"""Reports that a generator writes: news of its kind, always the same for the same seed.

Sentences hardly repeat, as they do not in news: what was parsed before would not be parsed again.
"""

import random
from collections.abc import Iterator

PLACES = (
    "Alba Borno Cesta Dravo Elmsford Farlow Garrick Hollin Ivarra Jorvik Kestrel Lundy Marrow Norden Orland".split()
)
NAMES = "Okafor Lindqvist Haddad Moreau Tanaka Petrov Silva Novak Brennan Castellan".split()
FIRST = "Ada Bela Carla Dario Elin Femi Goran Hanna Ivo Jana Karim Lena Marek Nadia Oscar Petra Rosa Stefan".split()
PEOPLE = "workers residents passengers soldiers students farmers visitors villagers".split()
BODIES = ["the interior ministry", "the fire service", "the district police", "the union", "the regional hospital"]
WORDS = "two three four five six seven eight nine ten eleven twelve".split()

# About half of the sentences of an ordinary report hold a number; the others tell what happened and who says so.
WITH_FIGURES = [
    "At least {n} {people} were killed and {m} injured when a {thing} hit {place} on {day}, {body} said.",
    "{Body} said {n} {people} had been taken to hospital, {word} of them in a serious condition.",
    "The {thing} damaged {m} houses and cut off power to {big} homes in {place} and {other}.",
    "More than {big} people have left the area since {day}, according to {body}.",
    "Repairs to the bridge will cost ${money} million, said {name}, who leads the council of {place}.",
    "About {share} percent of the crops in the district were lost, {name} told reporters.",
    "It was the {nth} such {thing} in {word} years, and the wind reached {m} kilometres an hour.",
]
WITHOUT = [
    "Rescue teams from {other} worked through the night with {name}, and the search was to go on in the morning.",
    '"We have never seen anything like it," said {name}, a shopkeeper whose family lives near the river.',
    "The road from {place} to {other} was still closed on {day}, and the trains to the coast did not run for {people}.",
    "{Body} did not tell {name} when {people} would be allowed to return to their homes.",
    "Smoke hung over the harbour of {other}, where {name} sells flowers when the weather is good.",
    "The government promised help, but {name} said that it had come too late in the past.",
    "Schools in {other} stay closed for the time being, and {name} looks after children whose parents are away.",
]
THINGS = "storm flood fire explosion landslide quake".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def report(words: int, seed: int) -> str:
    """A report of about so many words: a headline, then paragraphs of two or three sentences."""
    rng = random.Random(seed)
    place, thing = rng.choice(PLACES), rng.choice(THINGS)
    killed = rng.randint(2, 40)
    parts = [f"{killed} killed as {thing} hits {place}"]
    count = len(parts[0].split())
    while count < words:
        sentences = [_sentence(rng, place, thing) for _ in range(rng.randint(2, 3))]
        parts.append(" ".join(sentences))
        count += len(parts[-1].split())
    return "\n\n".join(parts) + "\n"


def reports(number: int, words: int = 600, seed: int = 1) -> Iterator[str]:
    """So many different reports."""
    return (report(words, seed * 1_000_003 + i) for i in range(number))


def _sentence(rng: random.Random, place: str, thing: str) -> str:
    body = rng.choice(BODIES)
    return rng.choice(WITH_FIGURES if rng.random() < 0.5 else WITHOUT).format(
        n=rng.randint(2, 60), m=rng.randint(20, 180), big=f"{rng.randint(2, 90)},{rng.randint(100, 999)}",
        money=rng.randint(2, 90), share=rng.randint(5, 90), word=rng.choice(WORDS),
        nth=rng.choice(["second", "third", "fourth"]), people=rng.choice(PEOPLE), thing=thing, place=place,
        other=rng.choice(PLACES), name=f"{rng.choice(FIRST)} {rng.choice(NAMES)}", day=rng.choice(DAYS),
        body=body, Body=body[0].upper() + body[1:],
    )  # fmt: skip
