/**
 * Owns the fleet document: the model as plain JSON, the one form that every door brings its input into.
 * A leaf that is not known until apply is an `Unknown` in it.
 */
import type { Location } from "./location";
import { Unknown } from "./planned";

/** The version of the document's shape. */
export const SCHEMA_VERSION = 1;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object of the document, not yet validated. */
export type RawObject = { [key: string]: RawValue };
export type RawValue = Json | Unknown | RawObject | readonly RawValue[] | undefined;

export interface FleetDocument extends RawObject {
  schemaVersion: number;
  hosts: RawObject[];
}

export function fleetDocument(hosts: RawObject[]): FleetDocument {
  return { schemaVersion: SCHEMA_VERSION, hosts };
}

/** Where an object of a document comes from. */
export interface Origin {
  /** What messages call it instead of its path from the root: a Terraform address. */
  readonly label?: string;
  /** The Terraform address of the resource that carries it, the same before and after a `moved` block. */
  readonly address?: string;
  readonly location?: Location | undefined;
  /** Where the value of one of its keys (or of an index of a list) stands. Undefined where the door can't say. */
  field?(key: string): Location | undefined;
}

/** Kept beside a document, so that the document itself stays plain. */
export interface Origins {
  get(thing: object): Origin | undefined;
}

export function isObject(value: unknown): value is RawObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** Orders names the same way on every machine: by code unit, never by locale. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareNames(a.name, b.name);
}
