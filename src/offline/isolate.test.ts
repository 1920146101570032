import { expect, test } from 'vitest';
import { isolate } from './isolate.ts';

const asking = (destination: RequestDestination, path = '/cycles/') => ({
  destination,
  url: `https://freed.example${path}`,
});
const answer = () => new Response('<p>', { status: 404, headers: { 'Content-Type': 'text/html' } });

test.each(['document', 'iframe'] as const)('a %s comes isolated, else as it was', async (what) => {
  const response = isolate(asking(what), answer());
  expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(response.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  expect(response.headers.get('Content-Security-Policy')).toBeNull();
  expect(response.headers.get('Content-Type')).toBe('text/html');
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('<p>');
});

test('the page for frames of others says that they may have it', () => {
  const { headers } = isolate(asking('iframe', '/zh-cn/embed/'), answer());
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  const { headers: others } = isolate(asking('iframe'), answer());
  expect(others.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
});

test('a worker comes with the policy that binds what it runs', () => {
  const { headers } = isolate(asking('worker'), answer());
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
});

test.each(['script', 'style', 'font', ''] as const)('nothing else (%j) is touched', (what) => {
  const response = answer();
  expect(isolate(asking(what), response)).toBe(response);
});
