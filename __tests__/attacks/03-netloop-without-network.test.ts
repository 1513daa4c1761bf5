import { folder } from "../support/folder";
import { attack, describeAttack, fleetIn, isRefused, passes } from "./attacked";

const FOLDER = "03-netloop-without-declared-network";
const POLICY = "netloop-buffers-dom0-traffic";

describeAttack("vifs without a declared network on 3.0.3", () => {
  const { write } = folder();

  it("meet dom0 all the same", async () => {
    await isRefused(POLICY, "vif 0 of its domU web is on no network", attack(FOLDER, "head.yaml"));
    await isRefused(POLICY, "vif 1 of its domU web is on no network", attack(FOLDER, "head.yaml"));
  });

  it("are refused as the declared network is", () =>
    isRefused(POLICY, "its bridged network xenbr0 has no netloop", attack(FOLDER, "control.yaml")));

  it("pass with the network declared, and netloop", () => {
    const fleet = fleetIn(FOLDER, "control.yaml");
    for (const { dom0 } of fleet.hosts) (dom0 as { netloop: boolean }).netloop = true;
    return passes(POLICY, write("honest.json", fleet));
  });
});
