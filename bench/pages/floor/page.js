/**
 * The least a page can do to run Python beside itself: start a worker, send the code, show what it prints.
 * `?snapshot` starts from the memory of an earlier visit. Stop and restart end the worker and take a new one.
 */
const output = document.querySelector('#output');
const snapshot = location.search === '?snapshot';
let worker = null;

function start() {
  worker?.terminate();
  worker = new Worker('./python.js', { type: 'module', name: snapshot ? 'snapshot' : 'plain' });
  worker.onmessage = ({ data }) => {
    output.textContent += `${data}\n`;
  };
}

window.floor = {
  run(code) {
    output.textContent = '';
    worker.postMessage(code);
  },
  restart: start,
};

start();
window.floor.run(document.querySelector('#code').textContent);
