/**
 * Owns the fleet as planned moves leave it: every domU that a plan migrates or restores elsewhere stands on the host where it goes. What the
 * policies say of it there, and of a host that it comes to, is judged as if it were declared so.
 */
import type { Change, DomU, Fleet, Host, PlannedOperation } from "../model/fleet";
import { movesOf } from "../model/moves";
import { asSaidAs } from "../model/unsaid";
import type { Place } from "../model/place";
import type { Seen } from "./subjects";

/** A domU that goes to another host of the fleet. */
export interface Arrival {
  readonly planned: PlannedOperation;
  /** As it is declared, where it is. */
  readonly atHome: Seen<"domU">;
  /** The same, where it goes. */
  readonly there: Seen<"domU">;
}

/** A host that domUs go to. */
export interface Destination {
  /** As it is declared. */
  readonly before: Seen<"host">;
  /** With those that come and without those that go. */
  readonly after: Seen<"host">;
  readonly arrivals: readonly Arrival[];
  /** A place of the fleet as it will be, in the fleet as it is declared. */
  readonly real: (place: Place) => Place;
}

interface Coming {
  readonly planned: PlannedOperation;
  readonly domU: DomU;
  readonly from: Host;
  /** The domU where it goes: a copy of its own, since a domU that goes to two hosts is judged on both. */
  readonly guest: DomU;
}

/** In the fleet's order. Made in one walk, whatever the number of moves. */
export function destinationsOf({ after: fleet }: Change): readonly Destination[] {
  const moves = allMovesOf(fleet);
  if (moves.size === 0) return [];
  const all = [...moves.values()].flatMap((coming) => [...coming.values()]);
  const leaving = new Set(all.map(({ domU }) => domU));
  const real = new Map<object, object>(all.map(({ guest, domU }) => [guest, domU]));
  const hosts = fleet.hosts.map((host): Host => {
    const coming = [...(moves.get(host)?.values() ?? [])].map(({ guest }) => guest);
    const staying = host.domUs.filter((domU) => !leaving.has(domU));
    if (coming.length === 0 && staying.length === host.domUs.length) return host;
    const then = { ...host, domUs: asSaidAs([...staying, ...coming], host.domUs) };
    real.set(then, host).set(then.domUs, host.domUs);
    return then;
  });
  const then: Fleet = { hosts };
  real.set(then, fleet).set(hosts, fleet.hosts);
  return fleet.hosts.flatMap((host, index): Destination[] => {
    const coming = moves.get(host);
    const there = hosts[index];
    if (coming === undefined || there === undefined) return [];
    return [
      {
        before: seenHost(fleet, host),
        after: seenHost(then, there),
        arrivals: [...coming.values()].map(({ planned, domU, from, guest }) => ({
          planned,
          atHome: seenDomU(fleet, from, domU),
          there: seenDomU(then, there, guest),
        })),
        real: ({ thing, ...rest }) => ({ thing: real.get(thing) ?? thing, ...rest }),
      },
    ];
  });
}

/** By where they go, and of several moves of a domU to one host the first. */
function allMovesOf(fleet: Fleet): ReadonlyMap<Host, ReadonlyMap<DomU, Coming>> {
  const moves = new Map<Host, Map<DomU, Coming>>();
  for (const from of fleet.hosts)
    for (const domU of from.domUs)
      for (const { planned, target } of movesOf(fleet, from, domU)) {
        const coming = moves.get(target) ?? new Map<DomU, Coming>();
        moves.set(target, coming);
        if (!coming.has(domU)) coming.set(domU, { planned, domU, from, guest: { ...domU, plannedOperations: [] } });
      }
  return moves;
}

function seenDomU(fleet: Fleet, host: Host, domU: DomU): Seen<"domU"> {
  return {
    subject: { kind: "domU", host: host.name, name: domU.name },
    thing: domU,
    view: { fleet, host, domU, change: { after: fleet } },
  };
}

function seenHost(fleet: Fleet, host: Host): Seen<"host"> {
  return {
    subject: { kind: "host", host: host.name, name: host.name },
    thing: host,
    view: { fleet, host, change: { after: fleet } },
  };
}
