/** Owns the fleet before a change, as a state holds it: perhaps only in part, where an earlier apply stopped half-way. */
import type { PlacedThing } from "../model/assemble";
import type { Thing } from "../model/payload";

/**
 * The things with all that they belong to: an owner that was not there before is taken as it will be. A thing whose owner is nowhere, or a
 * reboot planned for a domU that was not there, says nothing of what was before, and is left out.
 */
export function withOwners(
  before: readonly PlacedThing[],
  after: readonly PlacedThing[],
): { readonly things: readonly PlacedThing[]; readonly notes: readonly string[] } {
  const had = index(before);
  let has: ReadonlyMap<string, PlacedThing> | undefined;
  const added: PlacedThing[] = [];
  const notes: string[] = [];
  const things = before.filter(({ thing, origin }) => {
    for (const owner of ownersOf(thing)) {
      if (had.has(owner)) continue;
      const found = thing.kind === "plannedReboot" ? undefined : (has ??= index(after)).get(owner);
      if (found === undefined) {
        notes.push(`${origin.label ?? thing.kind}: left out of what was before, since what it belonged to is gone`);
        return false;
      }
      const copy = { ...found, thing: { ...found.thing, document: { ...found.thing.document } } };
      added.push(copy);
      had.set(owner, copy);
    }
    return true;
  });
  return { things: [...things, ...added], notes };
}

function index(things: readonly PlacedThing[]): Map<string, PlacedThing> {
  const owners = new Map<string, PlacedThing>();
  for (const placed of things) {
    const { thing } = placed;
    const name = thing.document["name"];
    if (thing.kind === "host") owners.set(key("host", thing.host), placed);
    else if (thing.kind === "volumeGroup" || thing.kind === "domU")
      owners.set(key(thing.kind, thing.host, String(name)), placed);
  }
  return owners;
}

/** Outermost first. */
function ownersOf(thing: Thing): readonly string[] {
  const host = key("host", thing.host);
  if (thing.kind === "host") return [];
  if (thing.kind === "logicalVolume") return [host, key("volumeGroup", thing.host, thing.volumeGroup ?? "")];
  if (thing.kind === "plannedReboot") return [host, key("domU", thing.host, thing.domU ?? "")];
  return [host];
}

function key(...names: readonly string[]): string {
  return names.join("\0");
}
