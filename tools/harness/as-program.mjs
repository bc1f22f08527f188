/** What a connection brings so that the database takes it to be the program: row level security lets it read and write
 *  everything, until it says otherwise. */
export const AS_PROGRAM = { options: '-c plenaria.account=system' };
