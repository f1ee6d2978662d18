CREATE TABLE agency (id TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL);
CREATE TABLE field (id TEXT PRIMARY KEY, name TEXT NOT NULL, about TEXT NOT NULL);
CREATE TABLE procedure (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, field TEXT NOT NULL REFERENCES field, agency TEXT NOT NULL REFERENCES agency,
    level TEXT NOT NULL CHECK (level IN ('toan-trinh', 'mot-phan', 'cung-cap-thong-tin')),
    citizens INTEGER NOT NULL, businesses INTEGER NOT NULL, form TEXT NOT NULL,
    steps TEXT NOT NULL, ways TEXT NOT NULL, dossier TEXT NOT NULL, copies TEXT NOT NULL, duration TEXT NOT NULL,
    subject TEXT NOT NULL, result TEXT NOT NULL, fee TEXT NOT NULL, conditions TEXT NOT NULL, legal TEXT NOT NULL,
    keywords TEXT NOT NULL, sample INTEGER NOT NULL, featured INTEGER NOT NULL
);
CREATE TABLE application (
    code TEXT PRIMARY KEY, procedure TEXT NOT NULL REFERENCES procedure, received TEXT NOT NULL, appointment TEXT NOT NULL,
    status TEXT NOT NULL, percent INTEGER NOT NULL, step TEXT NOT NULL, unit TEXT NOT NULL
);
CREATE TABLE payment (
    reference TEXT PRIMARY KEY, application TEXT NOT NULL REFERENCES application, amount INTEGER NOT NULL, purpose TEXT NOT NULL,
    paid TEXT NOT NULL, channel TEXT NOT NULL, status TEXT NOT NULL
);
CREATE TABLE result (
    number TEXT PRIMARY KEY, application TEXT NOT NULL REFERENCES application, name TEXT NOT NULL, issued TEXT NOT NULL,
    issuer TEXT NOT NULL, state TEXT NOT NULL
);
CREATE TABLE news (slug TEXT PRIMARY KEY, title TEXT NOT NULL, published TEXT NOT NULL, summary TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE faq (id INTEGER PRIMARY KEY, topic TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL);
CREATE TABLE question (
    code TEXT PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL, agency TEXT NOT NULL REFERENCES agency, asked TEXT NOT NULL,
    reply TEXT, replied TEXT, contact TEXT
);
CREATE TABLE feedback (
    code TEXT PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL, agency TEXT NOT NULL REFERENCES agency, sent TEXT NOT NULL,
    status TEXT NOT NULL, reply TEXT, replied TEXT, contact TEXT, attachment_name TEXT, attachment BLOB, published INTEGER NOT NULL
);
CREATE TABLE rating (
    agency TEXT NOT NULL REFERENCES agency, application TEXT, rated TEXT NOT NULL, overall INTEGER NOT NULL,
    ease INTEGER NOT NULL, punctuality INTEGER NOT NULL, attitude INTEGER NOT NULL, remark TEXT
);
CREATE UNIQUE INDEX one_rating_per_application ON rating (application) WHERE application IS NOT NULL;
CREATE TABLE figures (
    agency TEXT NOT NULL REFERENCES agency, month TEXT NOT NULL, received INTEGER NOT NULL, received_online INTEGER NOT NULL,
    resolved INTEGER NOT NULL, resolved_online INTEGER NOT NULL, early INTEGER NOT NULL, punctual INTEGER NOT NULL,
    overdue INTEGER NOT NULL, PRIMARY KEY (agency, month)
);
-- The desk: what the portal knows of people who signed in. Times are ISO 8601 with seconds, days without.
ALTER TABLE application ADD COLUMN person TEXT;
ALTER TABLE application ADD COLUMN filed TEXT;
ALTER TABLE application ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';
ALTER TABLE application ADD COLUMN delivery TEXT NOT NULL DEFAULT '{}';
ALTER TABLE payment ADD COLUMN person TEXT;
ALTER TABLE payment ADD COLUMN settled TEXT;
ALTER TABLE result ADD COLUMN file BLOB;
CREATE TABLE person (
    number TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, born TEXT NOT NULL, gender TEXT NOT NULL, phone TEXT NOT NULL,
    email TEXT NOT NULL, province TEXT NOT NULL, commune TEXT NOT NULL, street TEXT NOT NULL
);
CREATE TABLE session (token TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person, started TEXT NOT NULL, identity TEXT NOT NULL);
CREATE TABLE draft (
    id TEXT PRIMARY KEY, person TEXT REFERENCES person, procedure TEXT NOT NULL REFERENCES procedure, answers TEXT NOT NULL,
    delivery TEXT NOT NULL DEFAULT '{}', saved TEXT NOT NULL, signed BLOB, signer TEXT NOT NULL DEFAULT ''
);
CREATE TABLE paper (
    id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person, draft TEXT REFERENCES draft, application TEXT REFERENCES application,
    component INTEGER NOT NULL, title TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, content BLOB NOT NULL, added TEXT NOT NULL
);
CREATE TABLE event (
    id INTEGER PRIMARY KEY, application TEXT NOT NULL REFERENCES application, at TEXT NOT NULL, status TEXT NOT NULL,
    step TEXT NOT NULL, unit TEXT NOT NULL, due TEXT NOT NULL
);
CREATE TABLE demand (
    application TEXT PRIMARY KEY REFERENCES application, reason TEXT NOT NULL, deadline TEXT NOT NULL, asked TEXT NOT NULL,
    answered TEXT
);
CREATE TABLE notice (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person, at TEXT NOT NULL, application TEXT NOT NULL, status TEXT NOT NULL,
    body TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE message (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person, at TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL,
    application TEXT NOT NULL, body TEXT NOT NULL
);
