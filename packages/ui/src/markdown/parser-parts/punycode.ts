/** Stands for `punycode.js` where markdown-it is built in: host names go through `URL`, which writes them in ASCII. */
const punycode = {
  toASCII: (host: string): string => host,
  toUnicode: (host: string): string => host,
}
export default punycode
