import { uuidsUnique } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const uuidsAreUnique = definePolicy({
  id: "uuids-are-unique",
  subject: "fleet",
  covers: ["M02"],
  judges: "state",
  severity: "warning",
  summary: "Every domU that declares a UUID has one of its own.",
  rationale: "Tools that manage several hosts know a domU by its UUID, and take two of one UUID for one domU.",
  remedy: "Give one of the domUs another UUID, or none.",
  facts: [uuidsUnique],
  messages: {
    repeated: message<{ uuid: string; owners: readonly string[] }>(
      ({ uuid, owners }) => `${uuid} is the UUID of ${owners.length} domUs: ${owners.join(", ")}`,
    ),
  },
  check({ fleet }, { cite, report }) {
    const declared = fleet.hosts.flatMap((host) =>
      host.domUs.flatMap((domU) => (isKnown(domU.uuid) ? [{ host, domU, uuid: domU.uuid }] : [])),
    );
    for (const [uuid, owners] of repeated(declared, (entry) => entry.uuid)) {
      cite(uuidsUnique, owners[0]?.host.xen.release);
      report(
        "repeated",
        { uuid, owners: owners.map(({ host, domU }) => `${domU.name} on ${host.name}`) },
        secondOf(owners.map(({ domU }) => at(domU, "uuid"))),
      );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.uuid",
      domU: { uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" },
      otherDomU: { uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" },
    },
    accepted: {
      domU: { uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" },
      otherDomU: { uuid: "0ba2a1f4-5b6f-4a34-8c5e-6a0c6f1f2d3e" },
    },
  },
});
