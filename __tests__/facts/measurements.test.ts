import { facts } from "../../lib/facts";
import { lookup } from "../../lib/facts/fact";
import { LAB_RELEASE, measurement, measurementIds } from "../../lib/facts/measurements";
import { KernelRelease, XenRelease } from "../../lib/xen/release";
import { trials } from "../lab/constraints";

const release = XenRelease.parse(LAB_RELEASE);
/** Of Debian 12, in dom0 and domU (__tests__/lab/packages.ts). */
const kernel = KernelRelease.parse("6.1");
const measurements = measurementIds.map((id) => [id, measurement(id)] as const);

describe("the measurements", () => {
  it("are of the lab's release, each of something else", () => {
    expect(new Set(measurements.map(([, { tried }]) => tried)).size).toBe(measurements.length);
    for (const [, measurement] of measurements) expect(measurement.release).toBe(LAB_RELEASE);
  });

  it.each(measurements)("%s is told in words that fit into a sentence", (_, { tried, then = "so" }) => {
    for (const words of [tried, then]) expect(words).toMatch(/^\S.*[^.\s]$/);
  });
});

describe("the facts", () => {
  it("that trials bear on exist", () => {
    const ids = new Set(facts.map(({ id }) => id));
    expect(trials.flatMap((trial) => trial.facts ?? []).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(facts.map((fact) => [fact.id, fact] as const))(
    "%s carries what was tried of it, in the span of the lab's release",
    (id, fact) => {
      const tried = trials.filter((trial) => trial.facts?.includes(id)).map((trial) => measurement(trial.id));
      const span = lookup(fact, fact.axis === "xen" ? release : kernel);
      expect(span?.measured ?? []).toEqual(tried);
      for (const other of fact.spans) if (other !== span) expect(other.measured).toBeUndefined();
    },
  );
});
