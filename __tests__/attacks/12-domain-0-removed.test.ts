import { existsSync, readdirSync } from "node:fs";
import { policies } from "../../policies";
import { folder } from "../support/folder";
import { xenplan } from "../support/run";
import { attack, describeAttack, fleetIn, isRefused, passes } from "./attacked";

const FOLDER = "12-domain-0-removed";
const POLICY = "domus-are-not-dom0";

describeAttack("dom0 that is declared to be removed", () => {
  const { path, write } = folder();
  const emit = (file: string, out: string, ...more: readonly string[]) =>
    xenplan(["emit", file, "-o", path(out), ...more], { policies });

  it("is refused", () => isRefused(POLICY, "Domain-0 is declared to be removed", attack(FOLDER, "head.yaml")));

  it("has no script", async () => {
    const { exit } = await emit(attack(FOLDER, "head.yaml"), "out");
    expect({ exit, written: existsSync(path("out")) }).toEqual({ exit: 1, written: false });
  });

  it("has no script even where no policy judges it", async () => {
    const { exit } = await xenplan(["emit", attack(FOLDER, "head.yaml"), "-o", path("unjudged")], { policies: [] });
    expect({ exit, written: existsSync(path("unjudged")) }).toEqual({ exit: 3, written: false });
  });

  it("passes as a domU with a name of its own", async () => {
    const fleet = fleetIn(FOLDER, "head.yaml");
    for (const host of fleet.hosts) host["removals"] = [{ domU: "old" }];
    const file = write("honest.json", fleet);
    await passes(POLICY, file);
    const { exit } = await emit(file, "honest");
    expect(exit).toBe(0);
    expect(readdirSync(path("honest"), { recursive: true })).toContain("alpha/removed/domus/old.sh");
  });
});
