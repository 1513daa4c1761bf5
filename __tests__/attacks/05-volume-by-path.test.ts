import { folder } from "../support/folder";
import { attack, describeAttack, type EditableFleet, fleetIn, isRefused, passes } from "./attacked";

const FOLDER = "05-volume-by-path";
const POLICY = "disk-never-shrinks";

function withDisk(edit: (vbd: Record<string, unknown>) => void): EditableFleet {
  const fleet = fleetIn(FOLDER, "h20.yaml");
  for (const domU of fleet.hosts.flatMap(({ domUs }) => domUs)) {
    domU["plannedReboots"] = [{ reason: "another disk" }];
    domU.vbds.forEach(edit);
  }
  return fleet;
}

describeAttack("a disk by path", () => {
  const { write } = folder();
  const before = attack(FOLDER, "b40.yaml");

  it("does not shrink", () =>
    isRefused(POLICY, "/dev/vg9/x would shrink from 40GiB to 20GiB", attack(FOLDER, "h20.yaml"), "--base", before));

  it.each(["/dev/mapper/vg9-x", "/dev//vg9/x", "/dev/vg9/./x", "/srv/../dev/vg9/x", "/dev/vg9/x/"])(
    "does not shrink as %s",
    (target) =>
      isRefused(
        POLICY,
        "would shrink from 40GiB to 20GiB",
        write(
          "spelled.json",
          withDisk((vbd) => (vbd["target"] = target)),
        ),
        "--base",
        before,
      ),
  );

  it("is undecided where its size vanishes", () =>
    isRefused(
      POLICY,
      "the size of /dev/vg9/x was declared, and is not any more",
      write(
        "silent.json",
        withDisk((vbd) => delete vbd["size"]),
      ),
      "--base",
      before,
    ));

  it("passes as it grows with a planned reboot, and as another, smaller disk", async () => {
    await passes(
      POLICY,
      write(
        "grown.json",
        withDisk((vbd) => (vbd["size"] = "60GiB")),
      ),
      "--base",
      before,
    );
    await passes(
      POLICY,
      write(
        "other.json",
        withDisk((vbd) => (vbd["target"] = "/dev/vg9/y")),
      ),
      "--base",
      before,
    );
  });
});
