// Pages of a list: `page` and `per_page` in, X-Number-Of-… and Link headers out.
import { Type } from 'typebox';
import type { Static } from 'typebox';

const DEFAULT_PER_PAGE = 10;
const MAX_PER_PAGE = 100;

/** Query parameters of every list. */
export const pagingQuery = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Page number, from 1.' })),
  per_page: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_PER_PAGE, description: 'Items on a page, 10 unless told.' }),
  ),
  Sort: Type.Optional(
    Type.String({
      pattern: '^CreationDate:(ASC|DESC|asc|desc)$',
      description: '`CreationDate:ASC` (default) or `CreationDate:DESC`.',
    }),
  ),
};

const query = Type.Object(pagingQuery);

export interface Paging {
  readonly page: number;
  readonly perPage: number;
  readonly limit: number;
  readonly offset: number;
  readonly newestFirst: boolean;
}

export function toPaging(input: Static<typeof query>): Paging {
  const page = input.page ?? 1;
  const perPage = input.per_page ?? DEFAULT_PER_PAGE;
  const newestFirst = input.Sort?.toUpperCase().endsWith(':DESC') ?? false;
  return { page, perPage, limit: perPage, offset: (page - 1) * perPage, newestFirst };
}

export class Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly paging: Paging;

  constructor(items: readonly Item[], total: number, paging: Paging) {
    this.items = items;
    this.total = total;
    this.paging = paging;
  }

  map<Other>(convert: (item: Item) => Other): Page<Other> {
    return new Page(this.items.map(convert), this.total, this.paging);
  }
}

/** @param address the request's own address, whose query is kept */
export function pagingHeaders(list: Page<unknown>, address: URL): Record<string, string> {
  const { page, perPage } = list.paging;
  const pages = Math.max(1, Math.ceil(list.total / perPage));
  const link = (rel: string, target: number) => {
    const url = new URL(address);
    for (const name of url.searchParams.keys().toArray()) {
      if (/^(page|per_page)$/i.test(name)) url.searchParams.delete(name);
    }
    url.searchParams.set('page', String(target));
    url.searchParams.set('per_page', String(perPage));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    link('first', 1),
    ...(page > 1 ? [link('prev', Math.min(page - 1, pages))] : []),
    ...(page < pages ? [link('next', page + 1)] : []),
    link('last', pages),
  ];
  return { 'x-number-of-pages': String(pages), 'x-number-of-items': String(list.total), link: links.join(', ') };
}
