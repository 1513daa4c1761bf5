/** Owns the way from things that came by themselves (one resource each) to one fleet document. */
import { type FleetDocument, fleetDocument, type Origin, type RawObject } from "./document";
import { InputError, type Problem } from "./input-error";
import { type Thing, THING_KINDS } from "./payload";

/** A thing, and where it comes from. */
export interface PlacedThing {
  readonly thing: Thing;
  readonly origin: Origin;
}

/**
 * Puts every thing under what it belongs to. Two of one name stay two, for policies to refuse; what belongs to either goes to the first.
 * @throws InputError if a thing belongs to one that is not here.
 */
export function assembleFleet(
  things: readonly PlacedThing[],
  file: string,
): { document: FleetDocument; origins: Map<object, Origin> } {
  const origins = new Map<object, Origin>();
  const hosts = new Map<string, RawObject>();
  const volumeGroups = new Map<string, RawObject>();
  const domUs = new Map<string, RawObject>();
  const problems: Problem[] = [];
  const document = fleetDocument([]);
  const key = (...names: readonly (string | undefined)[]): string => JSON.stringify(names);

  const ofKind = new Map<Thing["kind"], PlacedThing[]>(THING_KINDS.map((kind) => [kind, []]));
  for (const placed of things) ofKind.get(placed.thing.kind)?.push(placed);

  const place = (
    kind: Thing["kind"],
    owner: (thing: Thing) => [items: RawObject[], register?: () => void] | string,
  ): void => {
    for (const { thing, origin } of ofKind.get(kind) ?? []) {
      const found = owner(thing);
      if (typeof found === "string") {
        problems.push({
          path: origin.label ?? `${thing.kind} of host ${thing.host}`,
          message: found,
          hint: "judge the inputs that declare both together",
        });
        continue;
      }
      found[0].push(thing.document);
      found[1]?.();
      origins.set(thing.document, origin);
    }
  };
  const remember = (map: Map<string, RawObject>, name: string, document: RawObject): void => {
    if (!map.has(name)) map.set(name, document);
  };
  const under = (
    owner: RawObject | undefined,
    list: string,
    otherwise: string,
    register?: () => void,
  ): [items: RawObject[], register?: () => void] | string => {
    if (owner === undefined) return otherwise;
    const items = (owner[list] ??= []);
    if (!Array.isArray(items)) return `its owner declares ${list} of its own, and not as a list`;
    return register === undefined ? [items as RawObject[]] : [items as RawObject[], register];
  };

  place("host", (thing) => [document.hosts, () => remember(hosts, thing.host, thing.document)]);
  place("network", (thing) => under(hosts.get(thing.host), "networks", noHost(thing)));
  place("volumeGroup", (thing) =>
    under(hosts.get(thing.host), "volumeGroups", noHost(thing), () =>
      remember(volumeGroups, key(thing.host, String(thing.document["name"])), thing.document),
    ),
  );
  place("domU", (thing) =>
    under(hosts.get(thing.host), "domUs", noHost(thing), () =>
      remember(domUs, key(thing.host, String(thing.document["name"])), thing.document),
    ),
  );
  place("logicalVolume", (thing) =>
    under(
      volumeGroups.get(key(thing.host, thing.volumeGroup)),
      "logicalVolumes",
      `host "${thing.host}" declares no volume group "${thing.volumeGroup}" here`,
    ),
  );
  place("plannedReboot", (thing) =>
    under(
      domUs.get(key(thing.host, thing.domU)),
      "plannedReboots",
      `host "${thing.host}" declares no domU "${thing.domU}" here`,
    ),
  );
  if (problems.length > 0) throw new InputError("invalid", file, problems);
  return { document, origins };
}

function noHost(thing: Thing): string {
  return `there is no host "${thing.host}" here`;
}
