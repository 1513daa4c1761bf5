/**
 * Owns removals: the consent without which nothing that leaves the code leaves its host. Each stands where the removed construct stood, under
 * its id, and can be deleted once it was applied.
 */
import { createHash } from "node:crypto";
import type { Provision } from "../lib/emit/provision";
import { removalScript } from "../lib/emit/removal-script";
import { commandPosix } from "../lib/shell/quoting";
import type { Host, Removal } from "../lib/model/fleet";
import type { Size } from "../lib/units/size";
import { type Construct, literal, type RemoteRun, RemovedResource } from "./cdktf";
import type { Connection } from "./connection";
import { DeclarationError } from "./declaration-error";
import { identity, owner } from "./declared";
import { Guard } from "./guard";
import { remoteRun } from "./provisioning";
import type { VolumeGroup } from "./volume";
import type { XenHost } from "./xen-host";

export interface RemovedDomUProps {
  /** The host that runs it, which needs a `connection`. */
  readonly host: XenHost;
  /** Its name on its host. Default: the construct's id. */
  readonly name?: string;
  /** The Terraform address that it had, if this doesn't stand where its construct stood: `null_resource.web`. */
  readonly from?: string;
}

export interface RemovedLogicalVolumeProps {
  /** The volume group that it lies in, on a host with a `connection`. */
  readonly volumeGroup: VolumeGroup;
  /** Its name in LVM. Default: the construct's id. */
  readonly name?: string;
  /** The size that it was declared with. A volume of another size stays. */
  readonly size: Size;
  /** The Terraform address that it had, if this doesn't stand where its construct stood: `null_resource.web_root`. */
  readonly from?: string;
}

/** What removals have in common: the consent becomes a part of what is declared of the host. */
abstract class RemovedThing extends RemovedResource {
  private readonly way: Connection;

  constructor(
    scope: Construct,
    id: string,
    protected readonly host: XenHost,
    protected readonly what: Removal,
    from: string | undefined,
  ) {
    super(scope, id, from);
    owner(host, `the host of ${id}`);
    if (host.reachedBy === undefined)
      throw new DeclarationError(
        `${id} can't be removed from ${host.hostName}, which has no connection: nothing would be run there`,
      );
    this.way = host.reachedBy;
    host.consentTo(what, this);
    Guard.of(this).watch(this);
  }

  /** The triggers that the resource had, by name. */
  protected abstract readonly declared: Readonly<Record<string, string>>;

  protected abstract readonly label: string;

  /** Whether it is declared all the same. */
  protected abstract isDeclared(host: Host): boolean;

  protected override removal(): RemoteRun {
    const host = Guard.of(this).host(this.host.hostName);
    if (this.isDeclared(host))
      throw new DeclarationError(`${this.label} on ${host.name} is declared, and declared to be removed`);
    const one: Provision = {
      name: `removed-${this.friendlyUniqueId}`,
      script: removalScript(host, this.what),
      options: ["--execute"],
    };
    return remoteRun(this.way, one, this.check(host));
  }

  /** Whether the state means what is to be removed. Terraform puts a digest there, which needs no quotes whatever the names are. */
  private check({ name }: Host): string {
    const found = Object.keys(this.declared).map((key) => `self.triggers["${key}"]`);
    const expected = createHash("sha256").update(Object.values(this.declared).join("\n")).digest("hex");
    const refusal = commandPosix([
      "echo",
      `${this.address} was something else than ${this.label} on ${name}: nothing is removed`,
    ]);
    return `[ \${sha256(join("\\n", [${found.join(", ")}]))} = ${expected} ] || { ${literal(refusal)} >&2; exit 1; }`;
  }
}

/**
 * A domU that is to go: Terraform shuts it down, never by force, and moves its configuration aside. Its volumes stay. Needs Terraform 1.9.
 *
 * Deleting a domU's construct alone stops and removes nothing.
 */
export class RemovedDomU extends RemovedThing {
  private readonly domUName: string;

  constructor(scope: Construct, id: string, { host, name: given = id, from }: RemovedDomUProps) {
    const name = identity(given, "the name of a domU");
    super(scope, id, host, { kind: "domU", name }, from);
    this.domUName = name;
  }

  protected get declared(): Readonly<Record<string, string>> {
    return { "xenplan.kind": "domU", host: this.host.hostName, name: this.domUName };
  }

  protected get label(): string {
    return `domU ${this.domUName}`;
  }

  protected isDeclared(host: Host): boolean {
    return host.domUs.some(({ name }) => name === this.domUName);
  }
}

/**
 * A logical volume that is to go, WITH ALL THAT IS ON IT: Terraform removes it, if it has the size given here, and nothing uses it.
 * Needs Terraform 1.9.
 *
 * Deleting a volume's construct alone removes nothing.
 */
export class RemovedLogicalVolume extends RemovedThing {
  private readonly groupName: string;
  private readonly volumeName: string;
  private readonly size: Size;

  constructor(scope: Construct, id: string, { volumeGroup, name: given = id, size, from }: RemovedLogicalVolumeProps) {
    const name = identity(given, "the name of a logical volume");
    super(
      scope,
      id,
      owner(volumeGroup, `the volume group of ${id}`).host,
      { kind: "logicalVolume", volumeGroup: volumeGroup.groupName, logicalVolume: name, size },
      from,
    );
    this.groupName = volumeGroup.groupName;
    this.volumeName = name;
    this.size = size;
  }

  protected get declared(): Readonly<Record<string, string>> {
    return {
      "xenplan.kind": "logicalVolume",
      host: this.host.hostName,
      volumeGroup: this.groupName,
      name: this.volumeName,
      size: this.size.toString(),
    };
  }

  protected get label(): string {
    return `logical volume ${this.groupName}/${this.volumeName} of ${this.size}`;
  }

  protected isDeclared(host: Host): boolean {
    return host.volumeGroups.some(
      (group) => group.name === this.groupName && group.logicalVolumes.some(({ name }) => name === this.volumeName),
    );
  }
}
