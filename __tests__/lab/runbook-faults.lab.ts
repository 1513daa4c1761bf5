/** The grow runbook stopped half-way on real ground: wherever a command of it fails or it is killed, it goes on there. */
import type { Change } from "../../lib/model/fleet";
import { failuresOf, type Fault, oncePerCommand, type Trial } from "./faults";
import { growth, GROWN, labFor, MUST_REBOOT, OPTIONS, RUNBOOK, runbookChanges, sizesOf } from "./growth";
import { Lab } from "./lab";

describe("a runbook that is stopped half-way", () => {
  const domidOf = async (): Promise<number> => {
    const lab = await Lab.restore("domu");
    try {
      return Number(await lab.ok("xl domid web"));
    } finally {
      await lab.stop();
    }
  };

  it.each<[string, Change, number, (fault: Fault) => boolean]>([
    ["online", growth(), 0, () => true],
    // What comes before and after the reboot is the same as online.
    ["with a reboot", growth(MUST_REBOOT), 1, (fault) => fault.command.startsWith("xl ") && oncePerCommand(fault)],
  ])("%s: goes on where it was, with no reboot too many, and loses nothing", async (_, change, reboots, tried) => {
    const changes = await runbookChanges(change);
    const trial: Trial = {
      start: () => labFor(change),
      fresh: true,
      script: RUNBOOK,
      options: OPTIONS,
      tried,
      world: async (lab) => JSON.stringify(await sizesOf(lab)),
    };
    const wanted = JSON.stringify({ domid: (await domidOf()) + reboots, ...GROWN });
    expect(await failuresOf(trial, changes, wanted)).toEqual([]);
  });
});
