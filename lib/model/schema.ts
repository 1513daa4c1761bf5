/**
 * Owns the shape of a fleet document as JSON Schema, derived from the tables: it is published, completes and checks in editors, and the payload
 * codec follows it. `x-key` names the property that identifies an item of an array; an array without one goes by position.
 */
import { SCHEMA_VERSION } from "./document";
import type { Schema } from "./json-schema";
import { type AnyThing, many, schemaOf, thing } from "./thing";
import { domU } from "./things/dom-u";
import { host } from "./things/host";
import { network } from "./things/network";
import { pciDevice } from "./things/pci";
import { plannedOperation, plannedReboot, plannedSleep } from "./things/plans";
import { remark } from "./things/remark";
import { removal } from "./things/removal";
import { vbd } from "./things/vbd";
import { vif } from "./things/vif";
import { vnumaNode } from "./things/vnuma";
import { logicalVolume, volumeGroup } from "./things/volume";

/** The things that have a definition of their own, by its name. */
export const THINGS = {
  host,
  network,
  volumeGroup,
  logicalVolume,
  domU,
  vbd,
  vif,
  pciDevice,
  vnumaNode,
  plannedReboot,
  plannedOperation,
  plannedSleep,
  remark,
  removal,
} as const;

type Definitions = Readonly<Record<keyof typeof THINGS, Schema>>;

export const DEFINITIONS = Object.fromEntries(
  Object.entries(THINGS).map(([name, table]: [string, AnyThing]) => [name, schemaOf(table)]),
) as Definitions;

/** The document around its hosts. */
export const fleetTable = thing("Xen hosts and their domUs.", { hosts: many(host, "host", "The hosts.") });

/** The published JSON Schema of a fleet file. */
export function fleetSchema(): object {
  const { properties, ...shape } = schemaOf(fleetTable);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "xenplan fleet",
    ...shape,
    required: ["schemaVersion", "hosts"],
    properties: {
      $schema: { type: "string", description: "Where an editor finds this schema." },
      schemaVersion: { const: SCHEMA_VERSION, description: "The version of this shape." },
      ...properties,
    },
    definitions: DEFINITIONS,
  };
}
