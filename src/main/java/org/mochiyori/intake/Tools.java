package org.mochiyori.intake;

import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.curation.Duplicates;
import org.mochiyori.listfile.FileReader;
import org.mochiyori.platform.Platform;

/** What the steps of an import work with. */
record Tools(
        Platform platform,
        CatalogueModule catalogue,
        Duplicates duplicates,
        FileReader reader,
        Drafts drafts,
        Municipalities municipalities) {}
