import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { facts } from "../../lib/facts";
import { defineFact, lookup } from "../../lib/facts/fact";
import { compareParts, XenRelease } from "../../lib/xen/release";
import { policies } from "../../policies";

const root = join(__dirname, "../..");
const ids = facts.map(({ id }) => id);
const used = new Set(policies.flatMap((policy) => policy.facts.map(({ id }) => id)));

/** The text of everything that may look up a fact and is no policy. */
const elsewhere = ["lib/emit", "lib/facts"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(root, folder, file)),
  )
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(file, "utf8"));

/** Whether the fact's own constant stands anywhere but where it is defined. */
function isLookedUp(id: string): boolean {
  const constant = elsewhere
    .map((text) => new RegExp(`export const (\\w+) = defineFact[^;]*?id: "${id}"`).exec(text)?.[1])
    .find((name) => name !== undefined);
  const uses = elsewhere.join("\n").match(new RegExp(`\\b${constant}\\b`, "g")) ?? [];
  return constant !== undefined && uses.length > 1;
}

describe("the facts", () => {
  it("have ids of their own", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it.each(facts.map((fact) => [fact.id, fact] as const))(
    "%s has spans that are ordered, newest first, and don't overlap",
    (_, { spans }) => {
      expect(spans.length).toBeGreaterThan(0);
      spans.forEach(({ since, until }, index) => {
        if (until !== undefined) expect(compareParts(since.parts, until.parts)).toBeLessThan(0);
        const newer = spans[index - 1];
        if (newer === undefined) return;
        expect(until).toBeDefined();
        if (until !== undefined) expect(compareParts(until.parts, newer.since.parts)).toBeLessThanOrEqual(0);
      });
    },
  );

  it.each(facts.map((fact) => [fact.id, fact] as const))(
    "%s says something, and each span has a citation with a short quote",
    (_, { statement, scope, spans, show }) => {
      for (const text of [statement, scope]) expect(text).toMatch(/^\S.*\.$/);
      for (const { value, citation } of spans) {
        expect(show(value)).not.toContain("[object");
        for (const field of [citation.source, citation.locator, citation.release, citation.quote])
          expect(field.trim()).not.toBe("");
        expect(citation.quote.length).toBeLessThanOrEqual(220);
      }
    },
  );

  it.each(ids)("%s is used", (id) => {
    expect(used.has(id) || isLookedUp(id)).toBe(true);
  });
});

describe("looking up a fact", () => {
  const citation = { source: "test", locator: "test", release: "test", quote: "test" };
  const fact = defineFact({
    id: "test",
    statement: "A test.",
    basis: "documented",
    scope: "Here.",
    spans: [
      { since: "4.2", value: "new", citation },
      { since: "3.0.2", until: "4.0", value: "old", citation },
    ],
  });
  const at = (release: string) => lookup(fact, XenRelease.parse(release))?.value;

  it("takes the span that begins at the release, and not the one that ends there", () => {
    expect([at("3.0.2"), at("3.4.4"), at("4.2.0"), at("4.22.0")]).toEqual(["old", "old", "new", "new"]);
  });

  it("knows nothing before the first span, or between two", () => {
    expect([at("3.0.1"), at("4.0.0"), at("4.1.6")]).toEqual([undefined, undefined, undefined]);
  });

  it("takes a release candidate for its release", () => {
    expect(at("4.2.0-rc1")).toBe("new");
  });
});
