/**
 * Owns the applied fleet of a stack: a file beside the stack's state that Terraform writes as the last thing of an apply, so that it says what is on
 * the hosts and not what was asked for. Until then it is the proposal in the stack's folder, under a name made of its content.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fleetFile } from "../lib/emit/emit";
import { fileName } from "../lib/emit/file-name";
import type { Fleet } from "../lib/model/fleet";
import { commandPosix } from "../lib/shell/quoting";
import { LastResource, literal, type PayloadResource, stackId, stackOf } from "./cdktf";

/** In the folder above the output, where the states are. */
export const APPLIED_FOLDER = "applied";

/** What a proposal is called in its stack's folder. */
export const PROPOSAL = /^proposed-[0-9a-f]{16}\.json$/;

/** A file that a synth writes, relative to the output folder. */
export interface Proposal {
  /** `stacks/fleet/proposed-948b43f83bb11a9a.json`. */
  readonly path: string;
  /** A fleet file. */
  readonly content: string;
}

export interface Proposals {
  /** One for each stack with hosts. */
  readonly files: readonly Proposal[];
  /** Hosts of which no file of one stack could tell: what is on them is declared in several. */
  readonly split: readonly string[];
}

/** Declares, in each stack that has hosts, the resource that writes its file. @param fleet with what was left behind. */
export function declareApplied(fleet: Fleet, resources: readonly PayloadResource[]): Proposals {
  const stacks = new Map<object, PayloadResource[]>();
  const stacksOfHost = new Map<string, Set<object>>();
  for (const resource of resources) {
    const stack = stackOf(resource);
    const { host } = resource.placed.thing;
    stacks.set(stack, [...(stacks.get(stack) ?? []), resource]);
    stacksOfHost.set(host, (stacksOfHost.get(host) ?? new Set()).add(stack));
  }
  const isWhole = (host: string): boolean => stacksOfHost.get(host)?.size === 1;
  const files = [...stacks].flatMap(([stack, inStack]) => {
    const names = new Set(inStack.map(({ placed }) => placed.thing.host).filter(isWhole));
    if (names.size === 0) return [];
    const { content } = fleetFile({ ...fleet, hosts: fleet.hosts.filter(({ name }) => names.has(name)) });
    const id = stackId(stack);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    const name = `proposed-${hash}.json`;
    LastResource.of(stack).configure({ "xenplan.applied": hash }, literal(keep(name, id)));
    return [{ path: `stacks/${id}/${name}`, content }];
  });
  return {
    files,
    split: fleet.hosts.map(({ name }) => name).filter((name) => (stacksOfHost.get(name)?.size ?? 0) > 1),
  };
}

/** Whole or not there: the file is replaced by one that was written beside it. Terraform runs this in the stack's folder. */
function keep(proposal: string, stack: string): string {
  const folder = `../../../${APPLIED_FOLDER}`;
  const [next, file] = [`${folder}/.${fileName(stack)}.json.new`, `${folder}/${fileName(stack)}.json`];
  return [
    commandPosix(["mkdir", "-p", folder]),
    commandPosix(["cp", proposal, next]),
    commandPosix(["mv", "-f", next, file]),
  ].join(" && ");
}

export function writeProposals(outdir: string, { files }: Proposals): void {
  for (const { path, content } of files) {
    const file = join(outdir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
