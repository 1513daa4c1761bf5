import { removedThingsStay } from "../../policies/removed-things-stay";
import { policyCases } from "../support/policy-cases";

const group = (...names: string[]) => [{ name: "vg0", size: "500GiB", logicalVolumes: names.map((name) => ({ name, size: "20GiB" })) }];

policyCases(removedThingsStay, {
  valid: [
    { name: "a host that stays as it is", before: {} },
    { name: "things that are new", before: { host: { domUs: [], volumeGroups: [] } } },
  ],
  invalid: [
    { name: "nothing, but tells of a domU that is gone", host: { domUs: [] }, before: {}, says: ["domU web is no longer declared, and stays as it is"] },
    { name: "nothing, but tells of a volume that is gone", before: { host: { volumeGroups: group("web-root", "old") } }, says: ["logical volume vg0/old is no longer declared, and stays"] },
    { name: "nothing, but tells of a whole group that is gone", host: { volumeGroups: [] }, domU: { vbds: [] }, before: { domU: { vbds: [] } }, says: ["vg0/web-root"] },
  ],
  undecided: [],
});
