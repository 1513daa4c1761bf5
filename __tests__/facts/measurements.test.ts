import { facts } from "../../lib/facts";
import { LAB_DOM0S, measurementIds, measurements } from "../../lib/facts/measurements";
import { lookup } from "../../lib/facts/fact";
import { KernelRelease, XenRelease } from "../../lib/xen/release";
import { trials } from "../lab/constraints";

const named = measurementIds.map((id) => [id, measurements(id)] as const);

describe("the measurements", () => {
  it("are of the lab's dom0s, each of something else", () => {
    expect(new Set(named.map(([, [one]]) => one?.tried)).size).toBe(named.length);
    const dom0s = LAB_DOM0S.map(({ release, kernel }) => `${release} ${kernel}`);
    for (const [, ofOne] of named) {
      const where = ofOne.map(({ release, kernel }) => `${release} ${kernel}`);
      expect(where.length).toBeGreaterThan(0);
      expect(dom0s.filter((dom0) => where.includes(dom0))).toEqual(where);
    }
  });

  it.each(named)("%s is told in words that fit into a sentence", (_, ofOne) => {
    for (const { tried, then = "so" } of ofOne)
      for (const words of [tried, then]) expect(words).toMatch(/^\S.*[^.\s]$/);
  });
});

describe("the facts", () => {
  it("that trials bear on exist", () => {
    const ids = new Set(facts.map(({ id }) => id));
    expect(trials.flatMap((trial) => trial.facts ?? []).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(facts.map((fact) => [fact.id, fact] as const))(
    "%s carries what was tried of it, each in the span of its release",
    (id, fact) => {
      const tried = trials.filter((trial) => trial.facts?.includes(id)).flatMap((trial) => measurements(trial.id));
      const covered = tried.filter((one) => spanOf(one) !== undefined);
      for (const span of fact.spans) expect(span.measured ?? []).toEqual(covered.filter((one) => spanOf(one) === span));

      function spanOf({ release, kernel }: (typeof tried)[number]) {
        return lookup(fact, fact.axis === "xen" ? XenRelease.parse(release) : KernelRelease.parse(kernel));
      }
    },
  );
});
