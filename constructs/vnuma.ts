/** Owns virtual NUMA nodes as props. */
export type { VnumaNodeFields as VnumaNodeProps } from "./fields";
