/** Every address of the client, with the names that may stand after its `?`. `$id` stands for one part of a path. */
export const paths = {
  '/': [],
  '/sign-in': ['returnPath'],
  '/sign-in/through/$custodian': [],
  '/connect': [],
  '/services/agree/$token': [],
  '/services/problem/$because': [],
  '/services/leave': ['service', 'to', 'state'],
  '/enter': [],
  '/decide': ['search', 'state', 'after'],
  '/decide/new': [],
  '/decide/$id': ['text'],
  '/decide/$id/ballot': [],
  '/decide/$id/record': ['text', 'after'],
  '/join': [],
  '/join/$custodian': [],
  '/join/$custodian/apply': [],
  '/applications': ['search', 'state', 'custodian', 'after'],
  '/applications/$id': [],
  '/invitations': ['member'],
  '/invitation': [],
  '/people': ['search', 'class', 'custodian', 'kind', 'asOf', 'after'],
  '/people/$slug': ['asOf'],
  '/persons/$id': [],
  '/who-may-vote': ['rule', 'asOf', 'standing', 'after'],
  '/agreements': [],
  '/agreements/$slug': ['text', 'version', 'compare'],
  '/acceptances/$id': [],
  '/mailings': [],
  '/mailings/new': ['search', 'class', 'custodian', 'kind'],
  '/mailings/$id': [],
  '/circles': [],
  '/circles/$slug': [],
  '/welcome': ['step'],
  '/me': [],
  '/email': [],
  '/me/data': ['after'],
  '/privacy': [],
  '/me/diversity': [],
  '/figures': [],
  '/me/notices': [],
  '/unsubscribe/$token': [],
  '/admin': [],
  '/admin/register': [],
  '/admin/documents': [],
  '/admin/documents/new': [],
  '/admin/documents/$slug': [],
  '/admin/documents/$slug/acceptances': ['version', 'after'],
  '/admin/custodians': [],
  '/admin/sign-in': [],
  '/admin/classes': [],
  '/admin/joining': [],
  '/admin/levels': [],
  '/admin/roles': [],
  '/admin/privacy': ['after'],
  '/admin/services': [],
  '/admin/jobs': ['state', 'after'],
  '/admin/rules': [],
  '/admin/rules/$id': [],
  '/_kit': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One of them. */
export type Path = keyof typeof paths;

/** The parts of a path that differ: `{ id }` for `/decide/$id`. */
export type ParamsOf<P extends string> = P extends `${string}$${infer Name}/${infer Rest}`
  ? { readonly [name in Name]: string } & ParamsOf<`/${Rest}`>
  : P extends `${string}$${infer Name}`
    ? { readonly [name in Name]: string }
    : unknown;

/** What may stand after the `?` of a path; all of it may be absent. */
export type SearchOf<P extends Path> = { readonly [name in (typeof paths)[P][number]]?: string | undefined };
