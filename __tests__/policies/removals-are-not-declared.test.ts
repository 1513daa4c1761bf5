import { targetMustExist } from "../../lib/facts/identity";
import { Unknown } from "../../lib/model/planned";
import { removalsAreNotDeclared } from "../../policies/removals-are-not-declared";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const removals = (...items: { domU?: string; logicalVolume?: string; size?: string }[]) => ({
  host: { removals: items },
});
const volume = (name: string) => ({ logicalVolume: name, size: "20GiB" });
const vbd = (target: string | Unknown, more: object = {}) => ({
  vbds: [
    { vdev: "xvda", target: "vg0/web-root" },
    { vdev: "xvdb", target, ...more },
  ],
});

policyCases(removalsAreNotDeclared, {
  valid: [
    { name: "a host that removes nothing, whatever its domUs use", domU: vbd("/dev/vg0/old") },
    { name: "removals of what is not declared any more", ...removals({ domU: "old" }, volume("vg0/old")) },
    {
      name: "a domU of the same name on another host",
      ...removals({ domU: "mail" }),
      otherHost: { domUs: [{ name: "mail", type: "pv", memory: "1GiB" }] },
    },
    { name: "a volume of the same name in another group", ...removals(volume("vg1/web-root")) },
    { name: "a domU and a volume of one name", ...removals(volume("vg0/web"), { domU: "web-root" }) },
    {
      name: "a volume of the same name that another domain serves",
      ...removals(volume("vg0/old")),
      domU: vbd("vg0/old", { backend: "storage" }),
    },
    { name: "a vbd whose name only begins the same", ...removals(volume("vg0/old")), domU: vbd("/dev/vg0/old2") },
    { name: "an empty CD-ROM drive", ...removals(volume("vg0/old")), domU: { vbds: [{ vdev: "hdc", cdrom: true }] } },
    {
      name: "a domU that goes while a path of its successor waits for apply",
      ...removals({ domU: "old" }),
      domU: vbd(new Unknown()),
    },
  ],
  invalid: [
    {
      name: "a domU that is declared and declared to be removed",
      ...removals({ domU: "web" }),
      says: ["domU web is declared, and declared to be removed"],
    },
    {
      name: "a volume that is declared and declared to be removed",
      ...removals(volume("vg0/web-root")),
      domU: { vbds: [] },
      says: ["logical volume vg0/web-root is declared, and declared to be removed"],
    },
    {
      name: "the same, of a size that nobody declared",
      ...removals({ logicalVolume: "vg0/web-root", size: "1GiB" }),
      domU: { vbds: [] },
      says: ["logical volume vg0/web-root is declared, and declared to be removed"],
    },
    {
      name: "a volume to be removed that a domU has as a vbd",
      ...removals(volume("vg0/old")),
      domU: vbd("vg0/old"),
      says: ["logical volume vg0/old is declared to be removed, and is a vbd of domU web"],
    },
    {
      name: "one that a domU only reads",
      ...removals(volume("vg0/old")),
      domU: vbd("vg0/old", { access: "r" }),
      says: ["is a vbd of domU web"],
    },
    {
      name: "one that a domU has by its path",
      ...removals(volume("vg0/old-root")),
      domU: vbd("/dev/vg0/old-root"),
      says: ["logical volume vg0/old-root is declared to be removed, and is a vbd of domU web"],
    },
    {
      name: "one that a domU has by its mapping",
      ...removals(volume("vg0/old-root")),
      domU: vbd("/dev/mapper/vg0-old--root"),
      says: ["is a vbd of domU web"],
    },
    {
      name: "one that goes with its domU while two other domUs have it",
      ...removals({ domU: "old" }, volume("vg0/old")),
      domU: vbd("vg0/old", { access: "r" }),
      otherDomU: { vbds: [{ vdev: "xvda", target: "/dev/vg0/old", access: "r" }] },
      says: ["logical volume vg0/old is declared to be removed, and is a vbd of the domUs mail and web"],
    },
    {
      name: "a declared volume with its declared domU, each in its own right",
      ...removals({ domU: "web" }, volume("vg0/web-root")),
      says: [
        "domU web is declared",
        "logical volume vg0/web-root is declared to be removed, and is a vbd of domU web",
        "logical volume vg0/web-root is declared, and",
      ],
    },
  ],
  undecided: [
    {
      name: "a volume to be removed while a vbd waits for apply",
      ...removals(volume("vg0/old")),
      domU: vbd(new Unknown()),
      says: ["whether vbd xvdb of domU web is a volume that is to go is not known until apply"],
    },
  ],
});
withoutBoundary(
  removalsAreNotDeclared,
  targetMustExist,
  "It is cited for what becomes of a domU whose volume is gone, on every release.",
);
