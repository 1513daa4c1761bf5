/**
 * Owns the applied fleet of a stack: a file beside the stack's state that Terraform writes as the last thing of an apply, so that it says what is on
 * the hosts and not what was asked for. Until then it is the proposal in the stack's folder, under a name made of its content.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { disk } from "../lib/disk/disk";
import { fleetFile } from "../lib/emit/emit";
import { fileName } from "../lib/emit/file-name";
import type { Fleet } from "../lib/model/fleet";
import { grouped } from "../lib/model/indexed";
import { commandPosix } from "../lib/shell/quoting";
import { LastResource, literal, type PayloadResource, stackId, stackOf } from "./cdktf";

/** In the folder above the output, where the states are. */
const APPLIED_FOLDER = "applied";

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
  const resourcesOf = grouped(resources, ({ placed }) => placed.thing.host);
  const stacksOf = new Map([...resourcesOf].map(([host, ofHost]) => [host, [...new Set(ofHost.map(stackOf))]]));
  // What was left behind with its whole host is declared in no stack.
  const whole = grouped(fleet.hosts, ({ name }) => {
    const [stack, ...others] = stacksOf.get(name) ?? [];
    return others.length === 0 ? stack : undefined;
  });
  return {
    files: [...whole].map(([stack, hosts]) => declareFile(stack, { ...fleet, hosts })),
    split: fleet.hosts.map(({ name }) => name).filter((name) => (stacksOf.get(name)?.length ?? 0) > 1),
  };
}

function declareFile(stack: object, fleet: Fleet): Proposal {
  const { content } = fleetFile(fleet);
  const id = stackId(stack);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const name = `proposed-${hash}.json`;
  LastResource.of(stack).configure({ "xenplan.applied": hash }, literal(keep(name, id)));
  return { path: `stacks/${id}/${name}`, content };
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

/** Into the folders of the stacks, which the framework has made: each whole, or not there. */
export function writeProposals(outdir: string, { files }: Proposals): void {
  for (const { path, content } of files) disk.replace(join(outdir, path), content);
}
