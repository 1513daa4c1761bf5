/** Owns what tells that a host or a domU after a change is one of before, whatever it is called. */
import { addressOf } from "../model/declaration";
import type { DomU, Fleet, Host } from "../model/fleet";
import { isKnown } from "../model/planned";
import { storageOfVbd } from "../model/storage";
import { canonicalAddress } from "../xen/network-address";
import type { Evidence } from "./pair";

export type HostEvidence = "formerly" | "address" | "name" | "plan address" | "contents";
export type DomUEvidence = "name" | "formerly" | "uuid" | "plan address" | "MAC address" | "disk";

/** A domU and the host that has it. */
export interface DomUOnHost {
  readonly host: Host;
  readonly domU: DomU;
}

/** A host is reached by its address, so that tells most; its name comes next, and what it holds tells where both are others. */
export function hostEvidence(before: Fleet, after: Fleet): readonly Evidence<Host, HostEvidence>[] {
  return [
    { by: "formerly", before: ({ name }) => [name], after: (host) => said(formerNameOf(host, before.hosts)) },
    same("address", ({ address }) => (isKnown(address) ? [canonicalAddress(address)] : [])),
    { ...same("name", ({ name }) => [name]), firstOfMany: true },
    {
      by: "plan address",
      before: (host) => said(addressOf(before, host)),
      after: (host) => said(addressOf(after, host)),
    },
    same("contents", contentsOf),
  ];
}

/** For domUs whose name their host did not have before. @param hostBefore what a host after the change was before it. */
export function domUEvidence(
  before: Fleet,
  after: Fleet,
  hostBefore: (host: Host) => Host | undefined,
): readonly Evidence<DomUOnHost, DomUEvidence>[] {
  const numbers = new Map(before.hosts.map((host, index) => [host, String(index)]));
  /** A key that holds on one host alone. */
  const on = (host: Host | undefined, key: string): string[] => {
    const number = host && numbers.get(host);
    return number === undefined ? [] : [`${number}\0${key}`];
  };
  return [
    {
      by: "formerly",
      before: ({ host, domU }) => on(host, domU.name),
      after: ({ host, domU }) => (domU.formerly === undefined ? [] : on(hostBefore(host), domU.formerly)),
    },
    same("uuid", ({ domU: { uuid } }) => (isKnown(uuid) ? [uuid] : [])),
    {
      by: "plan address",
      before: ({ domU }) => said(addressOf(before, domU)),
      after: ({ domU }) => said(addressOf(after, domU)),
    },
    same("MAC address", ({ domU }) => macsOf(domU)),
    {
      by: "disk",
      before: ({ host, domU }) => disksOf(domU).flatMap((disk) => on(host, disk)),
      after: ({ host, domU }) => disksOf(domU).flatMap((disk) => on(hostBefore(host), disk)),
    },
  ];
}

function same<T, By extends string>(by: By, keys: (thing: T) => Iterable<string>): Evidence<T, By> {
  return { by, before: keys, after: keys };
}

function said(key: string | undefined): readonly string[] {
  return key === undefined ? [] : [key];
}

/** One that was said before already is done with: the host has its new name since then. */
function formerNameOf({ name, formerly }: Host, before: readonly Host[]): string | undefined {
  return formerly !== undefined && before.some((was) => was.name === name && was.formerly === formerly)
    ? undefined
    : formerly;
}

/** What no two hosts have: the UUIDs and the MAC addresses of what is on them. */
function* contentsOf({ volumeGroups, domUs }: Host): Iterable<string> {
  for (const group of volumeGroups) {
    for (const { uuid } of [group, ...group.logicalVolumes]) if (isKnown(uuid)) yield uuid;
  }
  for (const domU of domUs) {
    if (isKnown(domU.uuid)) yield domU.uuid;
    yield* macsOf(domU);
  }
}

function macsOf({ vifs }: DomU): readonly string[] {
  return vifs.flatMap(({ mac }) => (isKnown(mac) ? [mac.toString()] : []));
}

/** What it may write to. */
function disksOf({ vbds }: DomU): readonly string[] {
  return vbds.flatMap((vbd) => (vbd.cdrom ? [] : (storageOfVbd(vbd)?.key ?? [])));
}
