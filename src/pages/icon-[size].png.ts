/** The icons that manifest.webmanifest and Head.astro name. */
import type { APIRoute } from 'astro';
import { iconPng } from '../brand/icons.ts';

export const getStaticPaths = () => ['192', '512'].map((size) => ({ params: { size } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(await iconPng(Number(params['size'])), { headers: { 'Content-Type': 'image/png' } });
