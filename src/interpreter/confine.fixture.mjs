/** A worker of Node, confined like the browser's: tries things and reports what came of them. */
import { parentPort } from 'node:worker_threads';
import { confine } from './confine.ts';
import { forbidEvaluation } from './evaluation.ts';

const port = parentPort;
const realSetTimeout = setTimeout;
const before = Object.getOwnPropertyNames(globalThis);
const code = 'globalThis.escaped = true';

const KINDS = [function () {}, async function () {}, function* () {}, async function* () {}];

/** Each either returns what it got at, or throws. */
const ATTEMPTS = {
  eval: () => (0, eval)(code),
  'new Function': () => new globalThis.Function(code),
  ...Object.fromEntries(KINDS.map((kind, i) => [`constructor ${i}`, () => kind.constructor(code)])),
  'constructor behind another': () => {
    const behind = Object.getPrototypeOf((async () => {}).constructor);
    return behind === Function.prototype ? refused() : behind(code);
  },
  'setTimeout of text': () => setTimeout(code),
  'setInterval of text': () => setInterval(code),
  'eval put back': () => Reflect.defineProperty(globalThis, 'eval', { value: 1 }) || refused(),
  'a changed push': () => (Array.prototype.push = () => 0),
  'a changed then': () => (Promise.prototype.then = () => null),
  'a changed next': () => (Object.getPrototypeOf([].values()).next = () => 0),
  'a changed toString': () => (Object.prototype.toString = () => ''),
  'a getter for all': () => Object.defineProperty(Object.prototype, 'result', { get: () => 1 }),
  'a setter for all': () => Object.defineProperty(Array.prototype, 0, { set() {} }),
  'another prototype': () => Object.setPrototypeOf(Array.prototype, {}),
  'another clock': () => (performance.now = () => 0),
  'another fetch': () => (globalThis.fetch = () => null),
  'a method for all requests': () => (Object.prototype.method = 'POST'),
  process: () => globalThis.process ?? refused(),
};

function refused() {
  throw new Error('refused');
}

/** What has to work as before. */
const STILL = {
  'f instanceof Function': () => refused instanceof Function,
  'an object may have its own toString': () => {
    const object = {};
    object.toString = () => 'mine';
    return `${object}` === 'mine' && Object.keys(object).length === 1;
  },
  'an error may have a message of its own': () => {
    const error = new TypeError('a');
    error.message = 'b';
    error.name = 'Mine';
    Error.stackTraceLimit = 3;
    return `${error}` === 'Mine: b';
  },
  'lists work': () => [1, 2].map((n) => n + 1).includes(3),
};

function outcomes(table) {
  const found = {};
  for (const name in table) {
    try {
      found[name] = String(table[name]());
    } catch (error) {
      found[name] = `refused: ${error}`;
    }
  }
  return found;
}

globalThis.self = globalThis;
globalThis.inventedTomorrow = () => 'a way out';
forbidEvaluation();
confine('http://localhost/pyodide/', [{ name: 'a.whl', sha256: '00'.repeat(32) }]);
const attempts = outcomes(ATTEMPTS);
const still = outcomes(STILL);
const left = Object.getOwnPropertyNames(globalThis);
const fetched = await fetch('http://localhost/').catch(String);
await new Promise((resolve) => realSetTimeout(resolve, 5)); // text given to a timer would run by now
port.postMessage({ attempts, still, left, before, fetched, escaped: globalThis.escaped });
