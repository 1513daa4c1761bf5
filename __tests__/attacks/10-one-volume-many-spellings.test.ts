import { folder } from "../support/folder";
import { attack, describeAttack, fleetIn, isRefused, passes } from "./attacked";

const FOLDER = "10-one-volume-many-spellings";
const POLICY = "volume-has-one-writer";

describeAttack("one storage in two spellings", () => {
  const { write } = folder();

  it.each(["a.yaml", "c.yaml", "d.yaml"])("has two writers: %s", (file) =>
    isRefused(POLICY, "is written to by the domUs", attack(FOLDER, file)),
  );

  it.each([
    ["a.yaml", "/dev//vg9/db-root"],
    ["c.yaml", "/dev/mapper/vg9-y"],
    ["d.yaml", "/srv/./b.img"],
  ])("passes with a storage for each: %s", (file, target) => {
    const fleet = fleetIn(FOLDER, file);
    for (const domU of fleet.hosts.flatMap(({ domUs }) => domUs))
      if (domU["name"] === "db") for (const vbd of domU.vbds) vbd["target"] = target;
    return passes(POLICY, write(`honest-${file}.json`, fleet));
  });
});
