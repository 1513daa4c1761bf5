import { facts } from "../../lib/facts";
import type { Documented, SourceSentence } from "../../policies/source-document";
import { DOCUMENTED, isHeld, sourceSentences } from "../../policies/source-document";
import { policies } from "../../policies";
import { judgeEdited } from "../support/policy-cases";

const ids = policies.map(({ id }) => id);
const named = sourceSentences.map((sentence) => [`${sentence.id} ${sentence.says}`, sentence] as const);

/** What is told of a fleet, above info: `volume-never-shrinks: violation`. */
function told(example: Parameters<typeof judgeEdited>[1]): readonly string[] {
  const above = judgeEdited(policies, example).filter(({ severity }) => severity !== "info");
  return above.map(({ policy, result, message }) => `${policy}: ${result}: ${message}`);
}

function releasesOf(sentence: SourceSentence): readonly Documented[] {
  return isHeld(sentence) ? (sentence.on ?? DOCUMENTED) : DOCUMENTED;
}

describe.each(named)("%s", (_, sentence) => {
  const { respects } = sentence;
  if (respects !== undefined)
    it.each(DOCUMENTED)("leaves a fleet of %s that respects it alone", (release) =>
      expect(told(respects(release))).toEqual([]),
    );

  if (!isHeld(sentence)) {
    it("has a reason why nothing can violate it", () => expect(sentence.reason).toMatch(/^[A-Z].*\.$/s));
    return;
  }
  const { policies: holding, also = [], violates } = sentence;
  const on = releasesOf(sentence);

  it("names policies that there are", () => {
    expect(holding.length).toBeGreaterThan(0);
    expect([...holding, ...also].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(on)("tells of a fleet of %s that violates it, and of nothing else", (release) => {
    const findings = judgeEdited(policies, violates(release));
    for (const id of holding)
      expect(findings).toContainEqual(expect.objectContaining({ policy: id, result: "violation" }));
    const others = findings.filter(({ policy }) => !holding.includes(policy));
    expect([...new Set(others.filter(({ severity }) => severity !== "info").map(({ policy }) => policy))]).toEqual(
      also,
    );
  });

  const elsewhere = DOCUMENTED.filter((release) => !on.includes(release));
  if (elsewhere.length > 0)
    it.each(elsewhere)("has nothing to say of such a fleet of %s", (release) =>
      expect(told(violates(release))).toEqual([]),
    );
});

describe("the list of sentences", () => {
  it("has each once, in order", () => {
    const numbers = sourceSentences.map(({ id }) => id);
    expect(numbers).toEqual([...new Set(numbers)].sort());
    expect(numbers.filter((id) => !/^S\d\d$/.test(id))).toEqual([]);
    expect(new Set(sourceSentences.map(({ says }) => says)).size).toBe(numbers.length);
  });

  it("has each section that a fact cites, and a sentence whose policy rests on the fact", () => {
    const cited = facts.flatMap((fact) =>
      fact.spans.flatMap(({ citation: { source, locator } }) =>
        source === "source document" ? [{ fact, section: locator }] : [],
      ),
    );
    const sections = sourceSentences.map(({ section }) => section);
    const holding = sourceSentences.filter(isHeld).flatMap((sentence) => sentence.policies);
    const rested = policies.filter(({ id }) => holding.includes(id)).flatMap((policy) => policy.facts);
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter(({ section }) => !sections.includes(section))).toEqual([]);
    expect(cited.filter(({ fact }) => !rested.includes(fact)).map(({ fact }) => fact.id)).toEqual([]);
  });
});
