// Counts visits; like the pages themselves, the answer forbids storing.
fetch("/visits");
