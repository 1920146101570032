/** The licence of each thing shipped, as a file of plain text. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { isNoted, shippedThings, textName } from '../../content/shipped.ts';

export const getStaticPaths = (() =>
  (isNoted() ? shippedThings() : []).map((one) => ({
    params: { text: textName(one) },
    props: { text: `${one.name} ${one.version}: ${one.licence}\n\n${one.text}\n` },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
