/** The grow runbook on real ground, whether the facts about announcements hold, and how a runbook goes on that was killed before the reboot. */
import { EmitError } from "../../lib/emit/artefact";
import { emitRunbooks } from "../../lib/emit/emit";
import { xlCfg } from "../../lib/emit/xl-cfg";
import type { RawObject } from "../../lib/model/document";
import { evaluate } from "../../lib/policy/evaluate";
import { policies } from "../../policies";
import { factsOf, grows } from "./announcements";
import { USUAL } from "./dom0s";
import { runWatched } from "./faults";
import { AFTER, growth, GROWN, labFor, MUST_REBOOT, OPTIONS, QDISK, RUNBOOK, runbookChanges, sizesOf } from "./growth";
import { acts, growthHolds } from "./growth-holds";

growthHolds(USUAL);

describe("what the facts say of announcements", () => {
  it("holds of a volume that qdisk serves; and a runbook that was killed before the reboot goes on there", async () => {
    const change = growth({ ...QDISK, plannedReboots: [{ reason: "grow web-data" }] });
    const lab = await labFor(change);
    try {
      const [host] = change.after.hosts;
      const domU = host?.domUs.find(({ name }) => name === "web");
      if (host === undefined || domU === undefined) throw new Error("web is not declared");
      await lab.put("/etc/xen/web.cfg", xlCfg(host, domU));
      await lab.ok(
        "xl shutdown -w web; while xl domid web 2>/dev/null; do sleep 0.2; done; xl create -q /etc/xen/web.cfg",
        { timeout: 200 },
      );
      const { domid } = await sizesOf(lab);
      expect(await lab.ok(`xenstore-read /local/domain/0/backend/qdisk/${domid}/51728/type`)).not.toBe("");

      const shutdown =
        (await runbookChanges(growth(MUST_REBOOT))).findIndex((command) => command.startsWith("xl shutdown")) + 1;
      const first = await runWatched(lab, RUNBOOK, OPTIONS, {
        fate: "kill-before",
        number: shutdown,
        command: "xl shutdown",
      });
      expect({ code: first.code, acts: acts(first) }).toEqual({ code: 137, acts: ["lvextend", "xl shutdown"] });
      const facts = await factsOf(lab, "web", { backend: "qdisk", partitioned: false });
      expect(facts.facts.map(({ fact }) => fact.id)).toEqual(["qdisk-announces-resize"]);
      expect(await grows(lab, "web", "xvdb", AFTER)).toBe(facts.online);

      const second = await runWatched(lab, RUNBOOK, OPTIONS);
      expect(second).toMatchObject({ code: 0 });
      expect(acts(second)).toEqual(["xl shutdown", "xl create", "ssh"]);
      expect(await sizesOf(lab)).toEqual({ domid: domid + 1, ...GROWN });
    } finally {
      await lab.stop();
    }
  });

  it.each<[string, RawObject, RawObject, string]>([
    ["a volume that qdisk serves", QDISK, {}, "it goes through qdisk, which does not announce a new size"],
    [
      "a partition in the volume",
      {},
      { partition: 1 },
      "its filesystem lies in a partition, which does not grow with the volume",
    ],
    ["a domU of an unknown kernel", { kernel: null }, {}, "the kernel of the domU is not declared"],
  ])("is why %s is refused without a planned reboot, by the policy and by the runbook", (_, domU, volume, reason) => {
    const found = evaluate(growth(domU, volume), policies).findings.filter(
      ({ policy }) => policy === "volume-grow-has-planned-reboot",
    );
    expect(found).toMatchObject([
      { result: "violation", severity: "error", subject: { kind: "domU", host: "lab", name: "web" } },
    ]);
    expect(found[0]?.message).toContain(reason);
    expect(() => emitRunbooks(growth(domU, volume))).toThrow(EmitError);
    expect(() => emitRunbooks(growth(domU, volume))).toThrow(reason);
    const planned = growth({ ...domU, plannedReboots: [{ reason: "grow" }] }, volume);
    expect(
      evaluate(planned, policies).findings.filter(({ policy }) => policy === "volume-grow-has-planned-reboot"),
    ).toEqual([]);
    expect(emitRunbooks(planned)).toHaveLength(2);
  });
});
