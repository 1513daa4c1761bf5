/** Builds what `terraform show -json` prints, from fleet documents: one resource a thing, as the constructs declare them. */
import { isObject, type RawObject, type RawValue } from "../../lib/model/document";
import { encodePayload, type Payload, type Thing } from "../../lib/model/payload";
import { isUnknown } from "../../lib/model/planned";
import type { Plan, ResourceChange } from "../../lib/read/plan";

/** Every thing of a document, by a name that a resource could have. */
export function thingsOf(document: RawObject): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  for (const host of document["hosts"] as readonly RawObject[]) {
    const name = String(host["name"]);
    const { networks, volumeGroups, domUs, ...own } = host;
    const id = (...names: readonly unknown[]): string =>
      [name, ...names]
        .map(String)
        .join("_")
        .replace(/[^\w-]/g, "-");
    things.set(id(), { kind: "host", host: name, document: own });
    for (const network of items(networks))
      things.set(id("network", network["bridge"]), { kind: "network", host: name, document: network });
    for (const { logicalVolumes, ...group } of items(volumeGroups)) {
      const volumeGroup = String(group["name"]);
      things.set(id(volumeGroup), { kind: "volumeGroup", host: name, document: group });
      for (const volume of items(logicalVolumes))
        things.set(id(volumeGroup, volume["name"]), {
          kind: "logicalVolume",
          host: name,
          volumeGroup,
          document: volume,
        });
    }
    for (const { plannedReboots, ...domU } of items(domUs)) {
      things.set(id("domU", domU["name"]), { kind: "domU", host: name, document: domU });
      items(plannedReboots).forEach((reboot, index) =>
        things.set(id("domU", domU["name"], "reboot", index), {
          kind: "plannedReboot",
          host: name,
          domU: String(domU["name"]),
          document: reboot,
        }),
      );
    }
  }
  return things;
}

function items(value: RawValue): readonly RawObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** `null_resource.NAME`, before to after; undefined where it isn't there. An `Unknown` is absent from after, as Terraform leaves it. */
export function resourceChange(name: string, before: Payload | undefined, after: Payload | undefined): ResourceChange {
  const known = after && Object.fromEntries(Object.entries(after).filter(([, value]) => !isUnknown(value)));
  const unknown =
    after &&
    Object.fromEntries(
      Object.entries(after)
        .filter(([, value]) => isUnknown(value))
        .map(([key]) => [key, true]),
    );
  return {
    address: `null_resource.${name}`,
    type: "null_resource",
    name,
    change: {
      actions: actionsOf(before, after),
      before: before ? { id: "1", triggers: before } : null,
      after: known ? { triggers: known } : null,
      after_unknown: after ? { id: true, ...(Object.keys(unknown ?? {}).length > 0 && { triggers: unknown }) } : {},
    },
  };
}

/** A plan from one document to another; without the first, everything is created. */
export function planOf(after: RawObject | undefined, before?: RawObject, extra: Partial<Plan> = {}): Plan {
  const was = before === undefined ? new Map<string, Thing>() : thingsOf(before);
  const will = after === undefined ? new Map<string, Thing>() : thingsOf(after);
  const payload = (thing: Thing | undefined): Payload | undefined => thing && encodePayload(thing);
  const names = [...new Set([...will.keys(), ...was.keys()])];
  return {
    format_version: "1.2",
    errored: false,
    complete: true,
    resource_changes: names.map((name) => resourceChange(name, payload(was.get(name)), payload(will.get(name)))),
    ...extra,
  };
}

function actionsOf(before: Payload | undefined, after: Payload | undefined): string[] {
  if (before === undefined) return ["create"];
  if (after === undefined) return ["delete"];
  return JSON.stringify(before) === JSON.stringify(after) ? ["no-op"] : ["delete", "create"];
}
