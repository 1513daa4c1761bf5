import { undeclaredUuidIsRandom } from "../../lib/facts/identity";
import { windowsHasUuid } from "../../policies/windows-has-uuid";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const windows = { type: "hvm", os: "windows", kernel: null, boot: null };
const UUID = "2147d599-9cc6-c0dc-92ab-4064b5446e9b";

policyCases(windowsHasUuid, {
  valid: [
    { name: "Windows with a UUID", domU: { ...windows, uuid: UUID } },
    { name: "Linux without one", domU: {} },
  ],
  invalid: [
    {
      name: "nothing, but tells of Windows without one",
      domU: windows,
      says: ["it runs Windows and has no uuid, and is a new machine to it at each start"],
    },
  ],
  undecided: [],
});

boundaryCases(windowsHasUuid, undeclaredUuidIsRandom, {
  at: () => ({ domU: { ...windows, uuid: UUID } }),
  past: () => ({ domU: windows }),
  before: { passes: "no document of an older release tells it" },
});
