/** Owns the way from the model back to a fleet document, in one canonical form: what a fleet file would say of it. */
import { type FleetDocument, fleetDocument, type RawObject } from "./document";
import type { DomU, Fleet } from "./fleet";
import { writeThing } from "./thing";
import { domU as table } from "./things/dom-u";
import { host } from "./things/host";

/** `parseFleet` reads it back as an equal fleet. Defaults are written out; a value not known until apply stays `Unknown`. */
export function toDocument({ hosts }: Fleet): FleetDocument {
  return fleetDocument(hosts.map((one) => writeThing(host, one)));
}

/** One domU as it stands in a fleet document. */
export function fromDomU(domU: DomU): RawObject {
  return writeThing(table, domU);
}

/** What of a domU its toolstack gets to hear: all that a change of takes a restart, or a command of the toolstack. */
export function configurationOf(domU: DomU): RawObject {
  return writeThing(table, domU, "configuration");
}
