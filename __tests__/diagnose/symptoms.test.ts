import { symptoms, symptomsOf } from "../../lib/diagnose";
import { diagnose } from "../../lib/diagnose/diagnose";
import type { Form } from "../../lib/diagnose/symptom";
import { XenRelease } from "../../lib/xen/release";
import { policies } from "../../policies";
import { reports, silent } from "./reports";
import { sightings } from "./sightings";

const recognized = (text: string): readonly string[] =>
  diagnose([text], symptoms).recognized.map(({ symptom }) => symptom.id);
const forms = symptoms.flatMap((symptom) => symptom.forms.map((form) => [form.pattern.source, symptom, form] as const));

/** More than any pattern reaches over. */
const APART = `\n${"nothing to see here\n".repeat(100)}`;

/** A form with a value in each of its holes. */
function filled({ pattern }: Form): string {
  return pattern.source.replace(/\{[a-z][A-Za-z]*(:number|:word)?\}/g, (_, kind: string | undefined) =>
    kind === ":number" ? "42" : kind === ":word" ? "some-thing" : "some other thing",
  );
}

describe("the symptoms", () => {
  it("have ids that say what went wrong, once each", () => {
    const ids = symptoms.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  it("name policies that exist", () => {
    const ids = new Set(policies.map(({ id }) => id));
    const named = new Set(symptoms.flatMap(({ causes }) => causes.flatMap((cause) => cause.policies ?? [])));
    expect([...named].filter((id) => !ids.has(id)).sort()).toEqual([]);
  });

  it("are found by the policy that would have caught them", () => {
    expect(symptomsOf("domu-names-are-unique").map(({ id }) => id)).toEqual([
      "domain-name-taken",
      "migration-not-received",
    ]);
    expect(symptomsOf("no-such-policy")).toEqual([]);
  });

  it.each(symptoms.map((symptom) => [symptom.id, symptom] as const))(
    "%s is told in sentences",
    (_, { meaning, causes }) => {
      for (const text of [
        meaning,
        ...causes.flatMap(({ what, remedy, noPolicy = "It is so." }) => [what, remedy, noPolicy]),
      ])
        expect(text).toMatch(/^[A-Za-z][^]*[.)]$/);
      for (const { what } of causes) expect(what).not.toMatch(/\n/);
      expect(new Set(causes.map(({ what }) => what)).size).toBe(causes.length);
    },
  );

  it.each(forms)(
    "%s is printed in releases that exist, and says who says so",
    (_, __, { since, until, provenance }) => {
      if (since !== undefined) {
        const first = XenRelease.parse(since);
        if (until !== undefined) expect(first.isBefore(XenRelease.parse(until))).toBe(true);
      }
      expect(until === undefined || since !== undefined).toBe(true);
      for (const source of provenance) {
        if (source.by === "thread" || source.by === "mail") expect(source.url).toMatch(/^https?:\/\/\S+$/);
      }
    },
  );

  it.each(forms.filter(([, , { provenance }]) => provenance.some(({ by }) => by === "source code")))(
    "%s stands in the line of source that it cites",
    (_, __, { pattern, provenance }) => {
      const words = new Set(pattern.source.replace(/\{[a-z][A-Za-z]*(:number|:word)?\}/g, " ").match(/[A-Za-z_]{4,}/g));
      for (const source of provenance) {
        if (source.by !== "source code") continue;
        const shared = [...words].filter((word) => source.quote.includes(word)).join("");
        const stands = shared.length >= 8 || source.quote.includes(pattern.anchor.trim());
        expect({ quote: source.quote, stands }).toEqual({ quote: source.quote, stands: true });
      }
    },
  );

  it.each(forms)("%s is recognized, and taken for nothing else", (_, symptom, form) => {
    expect(recognized(`libxl: error: libxl_x.c:1:f: Domain 3:${filled(form)}\n`)).toEqual([symptom.id]);
  });
});

describe("what people saw", () => {
  it.each([...sightings, ...reports].map((sighting) => [sighting.text.split("\n")[0] ?? "", sighting] as const))(
    "%s is recognized",
    (_, { text, symptoms: expected, values }) => {
      const { recognized: found } = diagnose([text], symptoms);
      expect(found.map(({ symptom }) => symptom.id)).toEqual(expected);
      if (values !== undefined) expect(found[0]?.values).toMatchObject(values);
    },
  );

  it.each(silent)("%s is no symptom", (text) => {
    expect(recognized(text)).toEqual([]);
  });

  it("is recognized where a mail program wrapped it, but not inside a value", () => {
    for (const {
      text,
      symptoms: [first = ""],
    } of [...sightings, ...reports]) {
      const [shown] = diagnose([text], symptoms).recognized;
      const inValue = (blank: number): boolean =>
        Object.values(shown?.values ?? {}).some(
          (value) => value.includes(" ") && text.indexOf(value) < blank && blank < text.indexOf(value) + value.length,
        );
      const wrapped = [...text.matchAll(/ /g)]
        .filter(({ index }) => !inValue(index))
        .map(({ index }) => `${text.slice(0, index)}\n  ${text.slice(index + 1)}`);
      // In one log, far from each other: one by one they would take ten times as long.
      const countIn = (log: string): number =>
        diagnose([log], symptoms).recognized.find(({ symptom }) => symptom.id === first)?.count ?? 0;
      expect({ text, seen: countIn(wrapped.join(APART)) }).toEqual({ text, seen: wrapped.length * countIn(text) });
    }
  });
});
