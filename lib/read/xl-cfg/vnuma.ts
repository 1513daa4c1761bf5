/** Owns the way from the key vnuma to the document's virtual NUMA nodes (xen.git, tools/xl/xl_parse.c: parse_vnuma_config). */
import type { RawObject } from "../../model/document";
import type { Atom, CfgNode } from "../../xlcfg/parse";
import { Draft } from "./draft";
import type { Sink } from "./sink";

/** @param nodes each a list of `name=value`. */
export function vnumaNodes(nodes: readonly CfgNode[], { origins, places, remark }: Sink): RawObject[] {
  return nodes.flatMap((node) => {
    if (node.kind !== "list") {
      remark("refused", "each node of vnuma is a list of its own", node);
      return [];
    }
    const draft = new Draft();
    for (const item of node.items) {
      const refusal = item.kind === "list" ? "a node of vnuma holds texts" : take(draft, item);
      if (refusal !== undefined) remark("refused", refusal, item);
    }
    return ["pnode", "size", "vcpus"].every((field) => field in draft.document)
      ? [draft.finish(origins, places, node)]
      : [];
  });
}

function take(draft: Draft, item: Atom): string | undefined {
  const equals = item.text.indexOf("=");
  const [key, value] = [item.text.slice(0, Math.max(equals, 0)).trim(), item.text.slice(equals + 1).trim()];
  const numbers = value.split(",").flatMap((part) => rangeOf(part.trim()));
  const wrong = `${item.text}: a node of vnuma is told by pnode, size, vcpus and vdistances`;
  if (numbers.some(Number.isNaN)) return wrong;
  switch (key) {
    case "pnode":
      draft.set("pnode", numbers[0], item);
      return undefined;
    case "size":
      draft.set("size", `${numbers[0]}MiB`, item);
      return undefined;
    case "vcpus":
    case "vdistances":
      draft.set(key, numbers, item);
      return undefined;
    default:
      return wrong;
  }
}

/** `3`, `0-2`. */
function rangeOf(text: string): readonly number[] {
  const [, from, to = from] = /^([0-9]{1,6})(?:-([0-9]{1,6}))?$/.exec(text) ?? [];
  if (from === undefined || Number(to) - Number(from) > 4096) return [NaN];
  return Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, index) => Number(from) + index);
}
