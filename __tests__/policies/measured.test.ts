import { symptoms } from "../../lib/diagnose";
import { diagnose } from "../../lib/diagnose/diagnose";
import { EmitError } from "../../lib/emit/artefact";
import { LAB_DOM0S, measurement, measurementIds, REFUSED_BY_HYPERVISOR } from "../../lib/facts/measurements";
import { evaluate } from "../../lib/policy/evaluate";
import { isAtLeast } from "../../lib/policy/finding";
import type { AnyPolicy } from "../../lib/policy/policy";
import { explainMarkdown } from "../../lib/report/explain";
import { policies } from "../../policies";
import { cfgOf, emitted, fleetOf, type Trial, trials } from "../lab/constraints";
import { ALL_DOM0S } from "../lab/dom0s";

const named = (list: readonly Trial[]) => list.map((trial) => [trial.id, trial] as const);
const judged = trials.filter(({ policy }) => policy !== undefined);

/** Texts that name no cause: the one of whatever the hypervisor refuses, and libxl's for devices that it can't make sense of. */
const OF_MANY_CAUSES = [REFUSED_BY_HYPERVISOR, "device model did not start: -3", "unable to add disk devices"];

describe("the trials", () => {
  it("are those that were measured, each once", () => {
    expect(trials.map(({ id }) => id).sort()).toEqual([...measurementIds].sort());
  });

  it("name policies, or say why none can judge it", () => {
    for (const { id, policy, because } of trials)
      expect({ id, named: policies.some((one) => one.id === policy), because }).toEqual({
        id,
        named: policy !== undefined,
        because: policy === undefined ? expect.any(String) : undefined,
      });
  });

  it.each(named(trials))("%s is tried as it is emitted, unless the emitter refuses it", (_, trial) => {
    if (trial.cfg === undefined) expect(cfgOf(trial)).toContain("name = ");
    else expect(() => emitted(trial)).toThrow(EmitError);
  });

  it("stand on a fleet that every policy accepts", () => {
    const domU = {
      name: "trial",
      type: "pv",
      wordSize: "x86_64",
      boot: { kernel: "/boot/vmlinuz" },
      memory: "32MiB",
      vcpus: 1,
    };
    expect(evaluate({ after: fleetOf({ domU }) }, policies).findings).toEqual([]);
  });
});

/** Every trial on every dom0 where it was tried. */
const onEach = (list: readonly Trial[]) =>
  ALL_DOM0S.flatMap((dom0) =>
    list.flatMap((trial) => {
      const measured = measurement(trial.id, dom0.release);
      return measured === undefined ? [] : [[trial.id, dom0.release, trial, dom0, measured] as const];
    }),
  );

describe("what Xen was asked for", () => {
  it.each(named(judged))("%s is a violation, with the fact that it bears on", (_, trial) => {
    const found = evaluate({ after: fleetOf(trial) }, policies).findings.filter(
      ({ policy }) => policy === trial.policy,
    );
    expect(found.map(({ result }) => result)).toContain("violation");
    const sources = found.flatMap((finding) => finding.sources.map(({ fact }) => fact));
    expect(sources).toEqual(expect.arrayContaining([...(trial.facts ?? [])]));
  });

  it.each(onEach(judged))("%s on %s is judged as severely as Xen takes it", (id, _, trial, dom0, { outcome }) => {
    const found = evaluate({ after: fleetOf(trial, dom0) }, policies).findings.filter(
      ({ policy }) => policy === trial.policy,
    );
    const isSevere = found.some(({ severity }) => isAtLeast(severity, "error"));
    if (trial.severity === undefined) expect({ id, isSevere }).toEqual({ id, isSevere: outcome === "refused" });
  });

  it.each(onEach(trials))("%s on %s is known to diagnose by what Xen said", (_, __, trial, ___, { says }) => {
    const causes =
      says === undefined
        ? []
        : diagnose([says.replace(/\b(vif|[Dd]om)N/g, "$17")], symptoms).recognized.flatMap(
            (found) => found.symptom.causes,
          );
    if (says === undefined) expect(causes).toEqual([]);
    else if (trial.policy === undefined || OF_MANY_CAUSES.includes(says)) expect(causes.length).toBeGreaterThan(0);
    else expect(causes.flatMap(({ policies: by = [] }) => by)).toContain(trial.policy);
  });
});

describe("a policy's page", () => {
  it("tells what was tried, and what Xen said", () => {
    const page = explainMarkdown(policies.find(({ id }) => id === "vif-bridges-exist") as AnyPolicy);
    expect(page).toContain(
      `Tried on a real Xen ${LAB_DOM0S.map(({ release }) => release).join(", ")}:\n\n- a bridge that is not there: refused, with \`Could not find bridge device nobridge\`\n`,
    );
  });
});
