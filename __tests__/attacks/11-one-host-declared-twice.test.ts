import { folder } from "../support/folder";
import { attack, describeAttack, fleetIn, isRefused, passes } from "./attacked";

const FOLDER = "11-one-host-declared-twice";
const POLICY = "host-addresses-are-unique";

describeAttack("one host that is declared under two names", () => {
  const { write } = folder();

  it("is refused", () =>
    isRefused(POLICY, "the hosts alpha and alpha-b have one address, 10.0.0.1", attack(FOLDER, "head.yaml")));

  it("passes as two hosts at two addresses", () => {
    const fleet = fleetIn(FOLDER, "head.yaml");
    for (const host of fleet.hosts) if (host["name"] === "alpha-b") host["address"] = "10.0.0.2";
    return passes(POLICY, write("honest.json", fleet));
  });
});
