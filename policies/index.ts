/** Owns the ordered list of all policies. */
import type { AnyPolicy } from "../lib/policy/policy";

export const policies: readonly AnyPolicy[] = [];
