/**
 * Stands for `linkify-it` where markdown-it is built in: our own rule finds URLs (`autolink-rule.ts`), so markdown-it's finder is
 * never asked.
 */
export const LinkifyIt = Object
