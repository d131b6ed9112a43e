/** Stands for `mdurl` where markdown-it is built in: our own rule writes destinations (`normalize-link.ts`). */
const asIs = (url: string): string => url
export { asIs as decode, asIs as encode, asIs as format, asIs as parse }
