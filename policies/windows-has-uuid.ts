import { undeclaredUuidIsRandom } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const windowsHasUuid = definePolicy({
  id: "windows-has-uuid",
  subject: "domU",
  covers: ["D25b"],
  judges: "state",
  severity: "info",
  summary: "A domU that runs Windows has the same UUID at each start.",
  rationale:
    "Windows knows its machine by the serial number that it is shown, which is the domU's UUID. Where that is another one at each start, it takes each for a new machine and asks to be activated again.",
  remedy: "Declare the domU's uuid.",
  notReported: "Other systems; what hangs on the UUID outside of the domU.",
  facts: [undeclaredUuidIsRandom],
  messages: {
    random: message(() => "it runs Windows and has no uuid, and is a new machine to it at each start"),
  },
  check({ host, domU }, { need, factOr, report }) {
    if (domU.uuid !== undefined || domU.os === undefined || need(domU, "os") !== "windows") return;
    if (factOr(undeclaredUuidIsRandom, need(host.xen, "release"), false)) report("random", undefined, at(domU, "uuid"));
  },
  examples: {
    rejected: { at: "domUs.web.uuid", domU: { type: "hvm", os: "windows", kernel: null, boot: null } },
    accepted: {
      domU: { type: "hvm", os: "windows", kernel: null, boot: null, uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" },
    },
  },
});
