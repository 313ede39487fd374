-- SPDX-FileCopyrightText: The Limbeck authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO users VALUES (1, 'Ada Lovelace', '41'), (2, 'Grace  O''Hara', NULL), (3, 'Äthelflæd: of "Mercia"', 'many'),
    (4, ' Emmy ', '7'), (5, 'Zoë 100% %s :x \ {}', '');

INSERT INTO orders VALUES (1, 1, 10, 'paid'), (2, 1, 2, 'open'), (3, 2, 7, NULL), (4, 9, 1, 'open'), (5, 3, 30, 'paid');

INSERT INTO things VALUES
    (1, '2024-02-29 23:59:59.123456', '2024-02-29', 1, 12.5, 0.1, x'00ff27', '{"label": "it''s"}'),
    (2, '1999-12-31 00:00:00.000000', NULL, 0, 3, 2.25, NULL, NULL),
    (3, NULL, '0999-01-01', 1, NULL, NULL, x'', '{}');
