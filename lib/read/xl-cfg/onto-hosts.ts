/** Owns which host the domUs of xl.cfg files come to: the declared one of that name, or one of which nothing is known but its release. */
import { isObject, type Origin, type RawObject, type RawValue } from "../../model/document";
import { InputError } from "../../model/input-error";
import { writePath } from "../../model/place";
import { ARCHITECTURES, type Architecture, architectureOfCaps, architectureOfWordSize } from "../../xen/architecture";
import { XenRelease } from "../../xen/release";
import { WORD_SIZES } from "../../xen/word-size";
import type { FileDomU } from "../found";

export interface FileDomUs {
  /** Where each part of them stands. */
  readonly origins: ReadonlyMap<object, Origin>;
  /** The hosts of which nothing is known but that these are theirs. */
  readonly undeclared: ReadonlySet<string>;
  /** The paths of those that start with their host, on one that nobody declared. */
  readonly autostarted: ReadonlySet<string>;
}

/** @param xen what a host runs that is not declared. @throws InputError where nobody says what one runs. */
export function withFileDomUs(hosts: RawObject[], domUs: readonly FileDomU[], xen: XenRelease | undefined): FileDomUs {
  const undeclared = new Set<string>();
  const autostarted = new Set<string>();
  const origins = new Map<object, Origin>();
  // What is no host among them is told of the fleet.
  const byName = new Map(hosts.filter(isObject).map((host) => [host["name"], host]));
  for (const { file, host: name, autostarts, read } of domUs) {
    let host = byName.get(name);
    if (host === undefined) {
      if (xen === undefined) throw releaseUnsaid(file);
      host = { name, xen: { release: xen.toString() }, domUs: [] };
      byName.set(name, host);
      undeclared.add(name);
      hosts.push(host);
    }
    const { document, origins: own } = read(releaseOf(host) ?? xen ?? unsaid(file), architectureOf(host));
    const declared = (host["domUs"] ??= []);
    if (!Array.isArray(declared)) continue;
    (declared as RawObject[]).push(document);
    if (autostarts && undeclared.has(name))
      autostarted.add(writePath(["hosts", name, "domUs", String(document["name"])]));
    for (const [thing, origin] of own) origins.set(thing, origin);
  }
  return { origins, undeclared, autostarted };
}

function unsaid(file: string): never {
  throw releaseUnsaid(file);
}

/** Of a declared host. Undefined where it says none, or nothing that is one: that is told of the host itself. */
function releaseOf({ xen }: RawObject): XenRelease | undefined {
  const release = (xen as Readonly<Record<string, RawValue>> | null | undefined)?.["release"];
  if (typeof release !== "string") return undefined;
  try {
    return XenRelease.parse(release);
  } catch {
    return undefined;
  }
}

/** Of a declared host: as it says, or by xen_caps, or by the word size of its hypervisor. Undefined where it says none of them. */
function architectureOf({ architecture, xen }: RawObject): Architecture | undefined {
  const said = ARCHITECTURES.find((one) => one === architecture);
  if (said !== undefined || !isObject(xen)) return said;
  const { capabilities, wordSize } = xen;
  const byCaps = Array.isArray(capabilities) ? architectureOfCaps(capabilities.map(String)) : undefined;
  const size = WORD_SIZES.find((one) => one === wordSize);
  return byCaps ?? (size === undefined ? undefined : architectureOfWordSize(size));
}

function releaseUnsaid(file: string): InputError {
  return new InputError("incomplete", file, [
    {
      path: "",
      message: "is an xl.cfg file, and what it says hangs on the Xen release of its host, which nobody says",
      hint: "name it: --xen 4.17 (xl info: xen_version), or judge it together with a fleet file that declares the host",
    },
  ]);
}
