/** Replays what a visit asked for, from many visitors at once, for a few seconds, on this machine only. */
import { Agent, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { Answered } from './recording-host.ts';

export const VISITORS = 16;
const SECONDS = 8;

export interface Load {
  requestsPerSecond: number;
  visitsPerSecond: number;
  /** Milliseconds from asking to the last byte. */
  p50: number;
  p99: number;
}

/** @throws Error when an answer is not the one that the visit got. */
export async function loadTest(port: number, visit: readonly Answered[]): Promise<Load> {
  const times: number[] = [];
  const from = performance.now();
  const end = from + SECONDS * 1000;
  const visitor = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < end) {
      for (const wanted of visit) {
        if (performance.now() >= end) break;
        const asked = performance.now();
        await ask(port, wanted, agent);
        times.push(performance.now() - asked);
      }
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: VISITORS }, visitor));
  const seconds = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  const quantile = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return {
    requestsPerSecond: times.length / seconds,
    visitsPerSecond: times.length / visit.length / seconds,
    p50: quantile(0.5),
    p99: quantile(0.99),
  };
}

async function ask(port: number, wanted: Answered, agent: Agent): Promise<void> {
  const { path, accepts, status } = wanted;
  const request = get({ port, path, agent, headers: { 'Accept-Encoding': accepts } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== status)
    throw new Error(`${path} was answered with ${String(response.statusCode)}.`);
}
