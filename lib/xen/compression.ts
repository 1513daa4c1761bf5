/** Owns the words for how the image of a Linux kernel is compressed: CONFIG_KERNEL_GZIP and its like. */
export const COMPRESSIONS = ["gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd", "none"] as const;
export type Compression = (typeof COMPRESSIONS)[number];
